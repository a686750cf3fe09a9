namespace Micrograd.Compiler.Ir;

/// <summary>Replaces values in instructions, wherever they are read or defined.</summary>
/// <param name="replace">What stands in place of a value; itself if nothing does.</param>
public sealed class Substitution(Func<ValueId, ValueId> replace)
{
    /// <summary>Replaces the keys of <paramref name="replacements"/>.</summary>
    public Substitution(IReadOnlyDictionary<ValueId, ValueId> replacements)
        : this(id => replacements.TryGetValue(id, out var other) ? other : id)
    {
    }

    /// <summary>The instruction with its values replaced, nested blocks included.</summary>
    public Instruction Apply(Instruction instruction) => instruction switch
    {
        // Blocks nest deep: what calls itself for them keeps little on the stack.
        If choice => Apply(choice),
        For loop => Apply(loop),
        While loop => Apply(loop),
        _ => ApplyFlat(instruction),
    };

    /// <summary>The block with its values replaced.</summary>
    public Block Apply(Block block) =>
        new(Apply(block.Parameters), Apply(block.Instructions), Apply(block.End));

    /// <summary>The terminator with its values replaced.</summary>
    public Terminator Apply(Terminator end) => end switch
    {
        Yield yield => yield with { Values = Apply(yield.Values) },
        Throw @throw => @throw with { Exception = Apply(@throw.Exception) },
        _ => throw new InvalidOperationException($"Unknown terminator {end.GetType().Name}."),
    };

    /// <summary>The list with its values replaced.</summary>
    public EquatableArray<ValueId> Apply(EquatableArray<ValueId> values) => values.Items.Select(replace).ToEquatableArray();

    private EquatableArray<Instruction> Apply(EquatableArray<Instruction> instructions)
    {
        var result = new Instruction[instructions.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Apply(instructions[i]);
        }

        return result.ToEquatableArray();
    }

    private If Apply(If choice) => choice with
    {
        Yielded = Apply(choice.Yielded),
        Condition = replace(choice.Condition),
        Then = Apply(choice.Then),
        Else = Apply(choice.Else),
    };

    private For Apply(For loop) => loop with
    {
        Final = Apply(loop.Final),
        Counter = replace(loop.Counter),
        Start = replace(loop.Start),
        End = replace(loop.End),
        Initial = Apply(loop.Initial),
        Body = Apply(loop.Body),
    };

    private While Apply(While loop) => loop with
    {
        Final = Apply(loop.Final),
        Initial = Apply(loop.Initial),
        Condition = Apply(loop.Condition),
        Body = Apply(loop.Body),
    };

    private Instruction ApplyFlat(Instruction instruction) => instruction switch
    {
        Constant constant => constant with { Result = replace(constant.Result) },
        Ir.Apply apply => apply with { Result = replace(apply.Result), Operands = Apply(apply.Operands) },
        External external => external with { Result = replace(external.Result), Expression = Apply(external.Expression) },
        Guard guard => guard with { Call = Apply(guard.Call) },
        Invoke invoke => invoke with { Call = Apply(invoke.Call), Memory = Apply(invoke.Memory) },
        Call call => call with { Returned = Apply(call.Returned), Arguments = Apply(call.Arguments) },
        Reserve reserve => reserve with { Result = replace(reserve.Result), Count = replace(reserve.Count) },
        Load load => load with { Result = replace(load.Result), Memory = replace(load.Memory), Indices = Apply(load.Indices) },
        Store store => store with { Memory = replace(store.Memory), Indices = Apply(store.Indices), Value = replace(store.Value) },
        Accumulate add => add with { Memory = replace(add.Memory), Indices = Apply(add.Indices), Value = replace(add.Value) },
        Allocate allocate => allocate with { Result = replace(allocate.Result), Lengths = Apply(allocate.Lengths) },
        Duplicate duplicate => duplicate with { Result = replace(duplicate.Result), Source = replace(duplicate.Source) },
        Slice slice => slice with { Result = replace(slice.Result), Source = replace(slice.Source), Start = Apply(slice.Start), Length = Apply(slice.Length) },
        Row row => row with { Result = replace(row.Result), Source = replace(row.Source), Index = replace(row.Index) },
        Length length => length with { Result = replace(length.Result), Memory = replace(length.Memory) },
        Clear clear => clear with { Memory = replace(clear.Memory) },
        Copy copy => copy with { Source = replace(copy.Source), Destination = replace(copy.Destination) },
        Push push => push with { Value = replace(push.Value) },
        PushAll push => push with { Memory = replace(push.Memory) },
        PopAll pop => pop with { Memory = replace(pop.Memory) },
        Pop pop => pop with { Result = replace(pop.Result) },
        Note => instruction,
        _ => throw new InvalidOperationException($"Unknown instruction {instruction.GetType().Name}."),
    };

    private ValueId? Apply(ValueId? value) => value is { } given ? replace(given) : null;

    private Template Apply(Template template) => template with { Holes = Apply(template.Holes) };
}
