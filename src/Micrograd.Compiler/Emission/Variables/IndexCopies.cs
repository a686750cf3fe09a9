using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Short index arithmetic without a name is written wherever it is used, <c>y[i + 1] += x[i + 1]</c>, and so is a length: each use gets a copy of its own.</summary>
internal sealed class IndexCopies
{
    private const int MaxOperations = 3;
    private readonly Function _function;
    private readonly FunctionBuilder _builder;
    private readonly Dictionary<ValueId, Instruction> _definitions = [];
    private readonly Dictionary<ValueId, int> _uses = [];

    private IndexCopies(Function function)
    {
        _function = function;
        _builder = new FunctionBuilder(function);
        foreach (var instruction in function.Body.Descendants())
        {
            foreach (var result in instruction.Results)
            {
                _definitions[result] = instruction;
            }
        }

        foreach (var read in function.Body.Reads())
        {
            _uses[read] = _uses.TryGetValue(read, out var count) ? count + 1 : 1;
        }
    }

    /// <summary>The function with the copies; one without memory is returned as it is.</summary>
    public static Function Insert(Function function)
    {
        if (!function.Values.Any(value => value.Type is MemoryType))
        {
            return function;
        }

        var copies = new IndexCopies(function);
        var body = copies.Copy(function.Body);
        return copies._builder.Build(function.Name, function.Parameters, function.ResultTypes, body, function.UsesTape);
    }

    private Block Copy(Block block)
    {
        var instructions = _builder.Capture(() =>
        {
            foreach (var instruction in block.Instructions)
            {
                _builder.Emit(WithCopies(instruction).WithBlocks(Copy));
            }
        });
        return block with { Instructions = instructions.ToEquatableArray() };
    }

    private Instruction WithCopies(Instruction instruction) => instruction switch
    {
        Load load => load with { Indices = Again(load.Indices) },
        Store store => store with { Indices = Again(store.Indices) },
        Accumulate add => add with { Indices = Again(add.Indices) },
        Row row => row with { Index = Again(row.Index) },
        Slice slice => slice with { Start = slice.Start is { } start ? Again(start) : null, Length = slice.Length is { } length ? Again(length) : null },
        Allocate allocate => allocate with { Lengths = Again(allocate.Lengths) },
        Reserve reserve => reserve with { Count = Again(reserve.Count) },
        For loop => loop with { Start = Again(loop.Start), End = Again(loop.End) },
        _ => instruction,
    };

    private EquatableArray<ValueId> Again(EquatableArray<ValueId> values) => values.Items.Select(Again).ToEquatableArray();

    private ValueId Again(ValueId value)
    {
        var size = 0;
        return IsShared(value) && IsShort(value, ref size) ? Copy(value) : value;
    }

    private bool IsShared(ValueId value) =>
        _definitions.TryGetValue(value, out var definition)
        && definition is Apply or Length
        && _function.Values[value.Index].Name is null
        && (_uses[value] > 1 || definition.Operands().Any(IsShared));

    private bool IsShort(ValueId value, ref int size)
    {
        if (_function.Values[value.Index].Name is not null || !_definitions.TryGetValue(value, out var definition))
        {
            return true;
        }

        switch (definition)
        {
            case Constant:
                return true;
            case Length:
                return ++size <= MaxOperations;
            case Apply { Op: OpCode.Add or OpCode.Subtract or OpCode.Multiply } apply when _function.TypeOf(value) == IrType.Int32:
                return ++size <= MaxOperations && IsShort(apply.Operands[0], ref size) && IsShort(apply.Operands[1], ref size);
            default:
                return false;
        }
    }

    private ValueId Copy(ValueId value)
    {
        if (_function.Values[value.Index].Name is not null || !_definitions.TryGetValue(value, out var definition) || definition is Constant)
        {
            return value;
        }

        var copy = definition is Apply apply ? apply with { Operands = apply.Operands.Items.Select(Copy).ToEquatableArray() } : definition;
        var result = _builder.NewValue(_function.TypeOf(value));
        _builder[result] = _builder[result] with { Role = _function.Values[value.Index].Role };
        _builder.Emit(copy switch
        {
            Apply operation => operation with { Result = result },
            Length length => length with { Result = result },
            _ => throw new InvalidOperationException($"{definition.GetType().Name} is not copied."),
        });
        return result;
    }
}
