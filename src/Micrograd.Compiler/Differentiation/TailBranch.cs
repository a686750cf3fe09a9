using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>A branch that ends a function: its value is the function's.</summary>
/// <param name="Prefix">What runs before it.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Result">The function's result.</param>
internal sealed record TailBranch(EquatableArray<Instruction> Prefix, If Branch, ValueId Result)
{
    /// <summary>The branch at the tail of a block, or null.</summary>
    public static TailBranch? Find(EquatableArray<Instruction> instructions, Yield end) =>
        instructions.Count > 0 && instructions[instructions.Count - 1] is If branch && branch.Yielded.Items.Contains(end.Values[0])
            ? new TailBranch(instructions.Items.RemoveAt(instructions.Count - 1).ToEquatableArray(), branch, end.Values[0])
            : null;

    /// <summary>What an arm yields as the function's result; its other yields are not used by anyone.</summary>
    public Yield ResultOf(Yield arm) => arm with { Values = [arm.Values[Branch.Yielded.Items.IndexOf(Result)]] };
}
