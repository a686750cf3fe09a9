namespace Micrograd.Compiler.Ir;

/// <summary>What an instruction reads and contains, whatever its kind.</summary>
public static class Traversal
{
    /// <summary>Values read by the instruction itself, nested blocks not included.</summary>
    public static IEnumerable<ValueId> Operands(this Instruction instruction) => instruction switch
    {
        Constant or Note or Pop => [],
        Apply apply => apply.Operands,
        External external => external.Expression.Holes,
        Guard guard => guard.Call.Holes,
        Invoke invoke => invoke.Call.Holes,
        Call call => call.Arguments,
        If choice => [choice.Condition],
        For loop => [loop.Start, loop.End, .. loop.Initial.Items],
        While loop => loop.Initial,
        Reserve reserve => [reserve.Count],
        Load load => [load.Memory, .. load.Indices.Items],
        Store store => [store.Memory, .. store.Indices.Items, store.Value],
        Accumulate add => [add.Memory, .. add.Indices.Items, add.Value],
        Allocate allocate => allocate.Lengths,
        Duplicate duplicate => [duplicate.Source],
        Slice slice => [slice.Source, .. slice.Start is { } start ? [start] : Array.Empty<ValueId>(), .. slice.Length is { } length ? [length] : Array.Empty<ValueId>()],
        Row row => [row.Source, row.Index],
        Length length => [length.Memory],
        Clear clear => [clear.Memory],
        Copy copy => [copy.Source, copy.Destination],
        Push push => [push.Value],
        PushAll push => [push.Memory],
        PopAll pop => [pop.Memory],
        _ => throw new InvalidOperationException($"Unknown instruction {instruction.GetType().Name}."),
    };

    /// <summary>The <c>int</c> constants of a function.</summary>
    public static Dictionary<ValueId, long> Integers(this Function function) => function.Body.Descendants().OfType<Constant>()
        .Where(constant => function.TypeOf(constant.Result) == IrType.Int32)
        .ToDictionary(constant => constant.Result, constant => constant.Value.Bits);

    /// <summary>Values read by a terminator.</summary>
    public static EquatableArray<ValueId> Operands(this Terminator terminator) => terminator switch
    {
        Yield yield => yield.Values,
        Throw @throw => @throw.Exception.Holes,
        _ => throw new InvalidOperationException($"Unknown terminator {terminator.GetType().Name}."),
    };

    /// <summary>Every value read by the instruction or inside it.</summary>
    public static IEnumerable<ValueId> Reads(this Instruction instruction)
    {
        if (instruction.Blocks.Count == 0)
        {
            return instruction.Operands();
        }

        // Blocks nest deep: one list, not iterators inside iterators.
        var reads = new List<ValueId>();
        AddReads(instruction, reads);
        return reads;
    }

    /// <summary>Every value read anywhere inside the block, its terminator included.</summary>
    public static IEnumerable<ValueId> Reads(this Block block)
    {
        var reads = new List<ValueId>();
        AddReads(block, reads);
        return reads;
    }

    /// <summary>The instruction and all inside it, outer before inner.</summary>
    public static IEnumerable<Instruction> SelfAndNested(this Instruction instruction) =>
        instruction.Blocks.SelectMany(block => block.Descendants()).Prepend(instruction);

    /// <summary>The instruction with each of its blocks changed, in the order in which they run first.</summary>
    public static Instruction WithBlocks(this Instruction instruction, Func<Block, Block> change) => instruction switch
    {
        If choice => choice with { Then = change(choice.Then), Else = change(choice.Else) },
        For loop => loop with { Body = change(loop.Body) },
        While loop => loop with { Condition = change(loop.Condition), Body = change(loop.Body) },
        _ => instruction,
    };

    /// <summary>The memory that the instruction itself writes to; null for none.</summary>
    public static ValueId? Written(this Instruction instruction) => instruction switch
    {
        Store store => store.Memory,
        Accumulate add => add.Memory,
        Clear clear => clear.Memory,
        Copy copy => copy.Destination,
        PopAll pop => pop.Memory,
        Invoke invoke => invoke.Memory,
        _ => null,
    };

    /// <summary>Whether evaluating it can be moved, repeated or left out.</summary>
    public static bool IsPure(this Instruction instruction) => instruction switch
    {
        Constant or Apply or External or View or Length => true,
        If choice => choice.Blocks.All(block => block.End is Yield && block.Instructions.Items.All(IsPure)),
        _ => false,
    };

    private static void AddReads(Instruction instruction, List<ValueId> reads)
    {
        reads.AddRange(instruction.Operands());
        foreach (var block in instruction.Blocks)
        {
            AddReads(block, reads);
        }
    }

    private static void AddReads(Block block, List<ValueId> reads)
    {
        foreach (var instruction in block.Instructions)
        {
            AddReads(instruction, reads);
        }

        reads.AddRange(block.End.Operands());
    }
}
