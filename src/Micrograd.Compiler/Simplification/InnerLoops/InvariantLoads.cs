using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification.InnerLoops;

/// <summary>Elements that a loop reads in each iteration and that stay the same.</summary>
internal static class InvariantLoads
{
    /// <summary>Takes them out of the loop, where a loop around shows that they exist also if this one makes no trips.</summary>
    /// <param name="loop">An innermost loop.</param>
    /// <param name="facts">What is known of its function.</param>
    /// <param name="around">The loops around it.</param>
    /// <returns>What stands before the loop, and the loop without it.</returns>
    public static (IReadOnlyList<Instruction> Before, For Loop) Take(For loop, LoopFacts facts, IReadOnlyCollection<For> around)
    {
        HashSet<ValueId> inside = [.. Definitions.Inside(loop)];
        HashSet<ValueId> written = [.. loop.Body.Descendants().Select(Traversal.Written).OfType<ValueId>().Select(facts.Roots.Of)];
        var taken = loop.Body.Instructions.Items.Where(instruction =>
            instruction is Load load
            && !load.Operands().Any(inside.Contains)
            && !written.Contains(facts.Roots.Of(load.Memory))
            && Exists(load, facts, around)).ToList();
        return taken.Count == 0 ? ([], loop) : (taken, loop with { Body = loop.Body with { Instructions = [.. loop.Body.Instructions.Items.Except(taken)] } });
    }

    private static bool Exists(Load load, LoopFacts facts, IEnumerable<For> around) =>
        load.Indices.Count == 1
        && facts.Numbers.LengthOf(load.Memory) is { } length
        && around.Any(outer => IsWithin(outer, load.Indices[0], length, facts));

    private static bool IsWithin(For loop, ValueId index, int length, LoopFacts facts) => loop.Counter == index && loop switch
    {
        { Step: > 0, Comparison: OpCode.Less } => facts.Numbers[loop.End] == length && facts.Definitions[loop.Start] is Constant { Value.Bits: >= 0 },
        { Step: < 0, Comparison: OpCode.GreaterOrEqual } => facts.Definitions[loop.End] is Constant { Value.Bits: >= 0 } && IsLast(loop.Start, length, facts),
        _ => false,
    };

    private static bool IsLast(ValueId start, int length, LoopFacts facts) =>
        facts.Definitions[start] is Apply { Op: OpCode.Subtract } last && facts.Numbers[last.Operands[0]] == length && facts.Definitions[last.Operands[1]] is Constant { Value.Bits: 1 };
}
