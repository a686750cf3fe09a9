using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>Arrays of structs as one array for each scalar in the struct: those that the function makes itself are never seen, and arrays of numbers are what
/// everything else knows best.</summary>
internal sealed class StructArrays
{
    private readonly FunctionBuilder _builder;
    private readonly MemoryRoots _roots;
    private readonly Func<ValueId, bool> _isSplit;
    private readonly Dictionary<ValueId, int> _constants;
    private readonly Dictionary<ValueId, ValueId[]> _parts = [];
    private readonly bool _isWorkspace;

    private StructArrays(Function function, Func<ValueId, bool> isSplit, bool isWorkspace)
    {
        _isWorkspace = isWorkspace;
        _builder = new FunctionBuilder(function);
        _roots = new MemoryRoots(function);
        _isSplit = isSplit;
        _constants = function.Body.Descendants().OfType<Constant>().ToDictionary(constant => constant.Result, constant => unchecked((int)constant.Value.Bits));
    }

    /// <summary>The function with its own arrays of structs taken apart.</summary>
    /// <param name="function">The function.</param>
    /// <param name="isWorkspace">Whether the parts are workspace of a derivative.</param>
    public static Function SplitOwn(Function function, bool isWorkspace = false) => Split(function, new HashSet<ValueId>(), isWorkspace);

    /// <summary>The function with its own arrays of structs, and those that it is given in some parameters, taken apart. One parameter for each scalar stands in the place of such a parameter.</summary>
    public static Function Split(Function function, IEnumerable<ValueId> parameters) => Split(function, [.. parameters], isWorkspace: false);

    private static Function Split(Function function, HashSet<ValueId> roots, bool isWorkspace)
    {
        roots.UnionWith(function.Body.Descendants().OfType<Allocate>().Select(allocate => allocate.Result));
        roots.RemoveWhere(root => function.TypeOf(root) is not ArrayType { Struct: not null });
        if (roots.Count == 0)
        {
            return function;
        }

        var split = new StructArrays(function, roots.Contains, isWorkspace);
        var parameters = function.Parameters.Items.SelectMany(parameter => split.Parts(parameter) ?? [parameter]).ToEquatableArray();
        var body = split.Split(function.Body);
        return split._builder.Build(function.Name, parameters, function.ResultTypes, body, function.UsesTape);
    }

    /// <summary>The arrays that stand for an array of structs; null for everything else.</summary>
    private ValueId[]? Parts(ValueId memory)
    {
        if (_builder[memory].Type is not ArrayType { Struct: { } shape } type || !_isSplit(_roots.Of(memory)))
        {
            return null;
        }

        if (!_parts.TryGetValue(memory, out var parts))
        {
            var (name, role) = (_builder[memory].Name, _builder.Role);
            var isWorkspace = _isWorkspace && _roots.Of(memory) == memory;
            _builder.Role = _builder[memory].Role;
            _parts[memory] = parts =
            [
                .. shape.Leaves.Select(leaf => _builder.NewValue(isWorkspace ? new WorkspaceType(leaf.Type) : new ArrayType(leaf.Type, type.Form), name is null ? null : name + leaf.Name)),
            ];
            _builder.Role = role;
        }

        return parts;
    }

    private Block Split(Block block)
    {
        var around = _builder.Statement;
        var instructions = _builder.Capture(() =>
        {
            foreach (var instruction in block.Instructions)
            {
                _builder.Statement = instruction.Statement;
                Split(instruction);
            }
        });
        _builder.Statement = around;
        return new Block(block.Parameters, instructions.ToEquatableArray(), new Substitution(Whole).Apply(block.End));
    }

    private void Split(Instruction instruction)
    {
        switch (instruction)
        {
            case Load load when Parts(load.Memory) is { } parts:
                _builder.Emit(load with { Memory = parts[Leaf(load.Indices)], Indices = Outer(load.Indices) });
                break;
            case Store store when Parts(store.Memory) is { } parts:
                _builder.Emit(store with { Memory = parts[Leaf(store.Indices)], Indices = Outer(store.Indices) });
                break;
            case Accumulate add when Parts(add.Memory) is { } parts:
                _builder.Emit(add with { Memory = parts[Leaf(add.Indices)], Indices = Outer(add.Indices) });
                break;
            case Allocate allocate when Parts(allocate.Result) is { } parts:
                EmitEach(parts, part => allocate with { Result = part });
                break;
            case Slice slice when Parts(slice.Result) is { } parts:
                var sources = Parts(slice.Source)!;
                EmitEach(parts, (part, i) => slice with { Result = part, Source = sources[i] });
                break;
            case Clear clear when Parts(clear.Memory) is { } parts:
                EmitEach(parts, part => clear with { Memory = part });
                break;
            case Copy copy when (Parts(copy.Source) ?? Parts(copy.Destination)) is not null:
                Split(copy, Parts(copy.Source), Parts(copy.Destination));
                break;
            case If choice:
                _builder.Emit(choice with { Then = Split(choice.Then), Else = Split(choice.Else) });
                break;
            case For loop:
                _builder.Emit(loop with { Body = Split(loop.Body) });
                break;
            case While loop:
                _builder.Emit(loop with { Condition = Split(loop.Condition), Body = Split(loop.Body) });
                break;
            default:
                // Lengths, and tests for null: of all parts the same.
                _builder.Emit(new Substitution(Whole).Apply(instruction));
                break;
        }
    }

    private void Split(Copy copy, ValueId[]? source, ValueId[]? destination)
    {
        if (source is not null && destination is not null)
        {
            EmitEach(source, (part, i) => copy with { Source = part, Destination = destination[i] });
            return;
        }

        var length = _builder.NewValue(IrType.Int32);
        _builder.Emit(new Length(length, Whole(copy.Source), 0));
        var shape = ((ArrayType)_builder[copy.Source].Type).Struct!;
        var (counter, zero) = (_builder.NewValue(IrType.Int32, "i"), _builder.Integer(0, IrType.Int32));
        var body = _builder.Block([], () =>
        {
            foreach (var (part, leaf) in shape.Leaves.Select((part, leaf) => (part, leaf)).Where(item => IsKept(item.part.Type)))
            {
                var (element, index) = (_builder.NewValue(part.Type), _builder.Integer(leaf, IrType.Int32));
                _builder.Emit(source is null ? new Load(element, copy.Source, [counter, index]) : new Load(element, source[leaf], [counter]));
                _builder.Emit(destination is null ? new Store(copy.Destination, [counter, index], element) : new Store(destination[leaf], [counter], element));
            }

            return new Yield([]);
        });
        _builder.Emit(new For([], counter, zero, OpCode.Less, length, 1, [], body));
    }

    // A derivative keeps nothing for what has no derivative.
    private bool IsKept(ScalarType type) => !_isWorkspace || type.IsReal;

    private void EmitEach(ValueId[] parts, Func<ValueId, Instruction> instruction) => EmitEach(parts, (part, _) => instruction(part));

    private void EmitEach(ValueId[] parts, Func<ValueId, int, Instruction> instruction)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (IsKept(((MemoryType)_builder[parts[i]].Type).Element))
            {
                _builder.Emit(instruction(parts[i], i));
            }
        }
    }

    private ValueId Whole(ValueId value) => value.Index >= 0 && Parts(value) is { } parts ? parts.First(part => IsKept(((MemoryType)_builder[part].Type).Element)) : value;

    private int Leaf(EquatableArray<ValueId> indices) => _constants[indices[indices.Count - 1]];

    private static EquatableArray<ValueId> Outer(EquatableArray<ValueId> indices) => indices.Items.Take(indices.Count - 1).ToEquatableArray();
}
