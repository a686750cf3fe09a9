using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>An array that every iteration of a loop fills anew, saves whole and gets back in its reverse becomes one row of an array with a row for each iteration: nothing is copied.</summary>
internal sealed class SavedRows
{
    private readonly Function _function;
    private readonly FunctionBuilder _builder;
    private readonly MemoryEffects _effects;
    private readonly ValueNumbers _numbers;
    private readonly Definitions _definitions;
    private readonly List<Place> _pushes = [];
    private readonly List<Place> _pops = [];

    private SavedRows(Function function)
    {
        (_function, _builder, _definitions) = (function, new FunctionBuilder(function) { Role = ValueRole.Primal }, new Definitions(function.Body));
        (_effects, _numbers) = (new MemoryEffects(function), new ValueNumbers(function));
        Find(function.Body, []);
    }

    /// <summary>The module with such rows.</summary>
    public static Module Run(Module module) => module with { Main = Run(module.Main) };

    private static Function Run(Function function)
    {
        while (function.Body.Descendants().Any(instruction => instruction is PushAll) && new SavedRows(function).WithRows() is { } better)
        {
            function = better;
        }

        return function;
    }

    private void Find(Block block, List<(Instruction Loop, Block Body)> around)
    {
        foreach (var instruction in block.Instructions)
        {
            if (instruction is PushAll or PopAll && around.Count > 0 && around[around.Count - 1].Body == block)
            {
                (instruction is PushAll ? _pushes : _pops).Add(new(instruction.Operands().First(), [.. around.Select(item => item.Loop)]));
            }

            foreach (var inner in instruction.Blocks)
            {
                Find(inner, instruction is For or While ? [.. around, (instruction, inner)] : around);
            }
        }
    }

    /// <summary>The function with rows for the first array that can have them; null if there is none.</summary>
    private Function? WithRows()
    {
        foreach (var push in _pushes)
        {
            var others = _function.Body.Descendants().Count(instruction => instruction is PushAll or PopAll && instruction.Operands().Contains(push.Memory));
            if (others == 2 && _pops.Find(pop => pop.Memory == push.Memory) is { } pop && Of(push, pop) is { } better)
            {
                return better;
            }
        }

        return null;
    }

    private Function? Of(Place push, Place pop)
    {
        var (root, forward, reverse) = (push.Memory, push.Loop as For, pop.Loop as For);
        var top = _function.Body.Instructions.Items;
        if (_definitions[root] is not { } made
            || made is not (Reserve or Allocate { Lengths.Count: 1 })
            || _builder[root].Type is not WorkspaceType
            || !top.Contains(made, LoopIdentity.Instance)
            || forward is not { Step: 1, Comparison: OpCode.Less } || _builder[forward.Counter].Type != IrType.Int32 || !_numbers.IsZero(forward.Start)
            || reverse is not { Step: -1, Comparison: OpCode.GreaterOrEqual } || !_numbers.IsZero(reverse.End)
            || !push.IsInSameIterationAs(pop)
            || _numbers.LengthOf(root) is not { } length
            || !Privacy.IsOverwritten(root, length, forward, _effects, _numbers)
            || IsUsedBeside(root, made, forward, reverse))
        {
            return null;
        }

        var rowLength = made.Operands().First();
        var (place, known) = Together(forward, reverse);
        bool IsKnown(ValueId value) => ShortArithmetic.CanRepeat(value, known.Contains, _definitions.Find);
        ValueId Again(ValueId value) => ShortArithmetic.Repeat(_builder, value, known.Contains, _definitions.Find);
        if (!known.Contains(rowLength) || !IsKnown(forward.End) || LoopsFrom(place, push) is not { } around || !around.All(outer => IsKnown(outer.Start) && IsKnown(outer.End)))
        {
            return null;
        }

        // No rows where a loop around has no trips: who asks for nothing is not refused for lack of memory.
        var rows = _builder.NewValue(_builder[root].Type, _builder[root].Name is { } name ? name + "Rows" : null);
        var size = () => _builder.Apply(OpCode.Multiply, IrType.Int32, [Again(forward.End), rowLength]);
        foreach (var outer in around)
        {
            var inside = size;
            size = () => _builder.Select(HasTrips(outer), IrType.Int32, inside, () => _builder.Integer(0, IrType.Int32));
        }

        ValueId HasTrips(For outer) => outer.Comparison switch
        {
            OpCode.Less => _builder.Apply(OpCode.Greater, IrType.Boolean, [Again(outer.End), Again(outer.Start)]),
            _ => _builder.Apply(outer.Comparison, IrType.Boolean, [Again(outer.Start), Again(outer.End)]),
        };

        var reserved = _builder.Capture(() => _builder.Emit(new Reserve(rows, size())));
        Instruction Changed(Instruction instruction) =>
            ReferenceEquals(instruction, forward) ? forward with { Body = WithRow(forward.Body, forward.Counter) }
            : ReferenceEquals(instruction, reverse) ? reverse with { Body = WithRow(reverse.Body, reverse.Counter) }
            : instruction.WithBlocks(ChangedBlock);

        Block ChangedBlock(Block block) => block with
        {
            Instructions = block.Instructions.Items.Where(instruction => !ReferenceEquals(instruction, made) || MissedLength.IsOf(_function, made, _numbers, _definitions))
                .SelectMany(instruction => ReferenceEquals(instruction, place) ? [.. reserved, Changed(instruction)] : (IEnumerable<Instruction>)[Changed(instruction)]).ToEquatableArray(),
        };

        Block WithRow(Block body, ValueId counter)
        {
            var row = _builder.NewValue(_builder[root].Type, _builder[root].Name);
            var start = _builder.Capture(() => _builder.Emit(new Slice(row, rows, _builder.Apply(OpCode.Multiply, IrType.Int32, [counter, rowLength]), rowLength)));
            var rest = body with { Instructions = body.Instructions.Items.Where(instruction => !(instruction is PushAll or PopAll && instruction.Operands().Contains(root))).ToEquatableArray() };
            rest = new Substitution(value => value == root ? row : value).Apply(rest);
            return rest with { Instructions = [.. start, .. rest.Instructions.Items] };
        }

        return _builder.Build(_function.Name, _function.Parameters, _function.ResultTypes, ChangedBlock(_function.Body), _function.UsesTape);
    }

    /// <summary>The statement that holds both loops, or the first of two that hold one each: in no loop, and in an arm only if both are. What is known before it.</summary>
    private (Instruction Statement, HashSet<ValueId> Known) Together(Instruction forward, Instruction reverse)
    {
        HashSet<ValueId> known = [.. _function.Parameters.Items];
        for (var block = _function.Body; ;)
        {
            var statement = block.Instructions.Items.First(instruction => Holds(instruction, forward));
            known.UnionWith(block.Instructions.Items.TakeWhile(instruction => !ReferenceEquals(instruction, statement)).SelectMany(instruction => instruction.Results));
            if (statement is not If choice || choice.Blocks.FirstOrDefault(arm => arm.Instructions.Any(inner => Holds(inner, forward)) && arm.Instructions.Any(inner => Holds(inner, reverse))) is not { } both)
            {
                return (statement, known);
            }

            block = both;
        }
    }

    private static bool Holds(Instruction instruction, Instruction loop) => instruction.SelfAndNested().Contains(loop, LoopIdentity.Instance);

    /// <summary>The loops around the one that saves, innermost first; null where one is no counted loop, or it stands in an arm: that may not run, and nothing is to be reserved for it.</summary>
    private static IReadOnlyList<For>? LoopsFrom(Instruction statement, Place push)
    {
        EquatableArray<Instruction> here = [statement];
        foreach (var loop in push.Around)
        {
            if (loop is not For counted || !here.Items.Contains(loop, LoopIdentity.Instance))
            {
                return null;
            }

            here = counted.Body.Instructions;
        }

        return [.. push.Around.Take(push.Around.Count - 1).Reverse().Cast<For>()];
    }

    private bool IsUsedBeside(ValueId root, Instruction made, params Instruction[] loops)
    {
        return _function.Body.Instructions.Items.Any(Uses);

        bool Uses(Instruction instruction) => !ReferenceEquals(instruction, made) && !loops.Contains(instruction, LoopIdentity.Instance)
            && (instruction.Operands().Any(operand => _effects.Roots.Of(operand) == root) || instruction.Blocks.Any(block => block.Instructions.Items.Any(Uses)));
    }

    /// <summary>Where an array is saved or restored.</summary>
    private sealed record Place(ValueId Memory, IReadOnlyList<Instruction> Around)
    {
        public Instruction Loop => Around[Around.Count - 1];

        // Each row is read again before it is filled for the next time.
        public bool IsInSameIterationAs(Place other) =>
            Around.Count == other.Around.Count && Enumerable.Range(0, Around.Count - 1).All(i => ReferenceEquals(Around[i], other.Around[i]));
    }
}
