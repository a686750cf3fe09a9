using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>A loop that only looks for an element: <c>if (v[i] &gt; max) max = v[i]</c>. Its result is one of the elements, or what it started from: to know which is enough to reverse it.</summary>
/// <param name="Carried">Index of the variable that the loop carries.</param>
/// <param name="Choice">The choice between the element and what was found so far.</param>
/// <param name="Element">The load of the element.</param>
/// <param name="IsThen">Whether the element is the choice's first arm.</param>
internal sealed record RunningExtremum(int Carried, If Choice, Load Element, bool IsThen)
{
    /// <summary>Looks at a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="hasAdjoint">Which values have an adjoint.</param>
    /// <param name="effects">Of its function.</param>
    /// <returns>Null if anything else that has an adjoint happens in it.</returns>
    public static RunningExtremum? Of(For loop, Func<ValueId, bool> hasAdjoint, MemoryEffects effects)
    {
        var active = Enumerable.Range(0, loop.Body.Parameters.Count).Where(i => hasAdjoint(loop.Body.Parameters[i])).ToList();
        if (active.Count != 1 || loop.Body.End is not Yield end || effects.WrittenIn(loop).Any())
        {
            return null;
        }

        var (found, next) = (loop.Body.Parameters[active[0]], end.Values[active[0]]);
        foreach (var choice in loop.Body.Instructions.Items.OfType<If>().Where(choice => choice.Yielded.Count == 1 && choice.Yielded[0] == next))
        {
            if (choice is { Then.End: Yield then, Else.End: Yield otherwise }
                && choice.IsPure() && !choice.Blocks.Any(arm => arm.Descendants().Any(inner => inner.Results.Items.Any(hasAdjoint)))
                && (then.Values[0] == found || otherwise.Values[0] == found))
            {
                var isThen = otherwise.Values[0] == found;
                var element = loop.Body.Instructions.Items.OfType<Load>().FirstOrDefault(load => load.Result == (isThen ? then : otherwise).Values[0]);
                return element is { Indices.Count: 1 } && IsAll(loop, element, choice, hasAdjoint) ? new RunningExtremum(active[0], choice, element, isThen) : null;
            }
        }

        return null;
    }

    private static bool IsAll(For loop, Load element, If choice, Func<ValueId, bool> hasAdjoint) =>
        !Definitions.Inside(loop).Contains(element.Memory)
        && hasAdjoint(element.Result)
        && loop.Body.Instructions.Items.All(instruction => instruction == element || instruction == choice
            || ((instruction.IsPure() || instruction is Load) && !instruction.Results.Items.Any(hasAdjoint)));
}
