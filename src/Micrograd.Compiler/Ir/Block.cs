namespace Micrograd.Compiler.Ir;

/// <summary>A straight run of instructions. It sees its own values and those of the blocks around it.</summary>
/// <param name="Parameters">Values defined on entry (the carried variables of a loop).</param>
/// <param name="Instructions">In order.</param>
/// <param name="End">What happens after the last instruction.</param>
public sealed record Block(EquatableArray<ValueId> Parameters, EquatableArray<Instruction> Instructions, Terminator End)
{
    /// <summary>Its instructions and those of the blocks inside them, each before what it contains.</summary>
    public IEnumerable<Instruction> Descendants()
    {
        var pending = new Stack<Block>([this]);
        while (pending.Count > 0)
        {
            foreach (var instruction in pending.Pop().Instructions)
            {
                yield return instruction;
                foreach (var inner in instruction.Blocks)
                {
                    pending.Push(inner);
                }
            }
        }
    }
}
