using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Preparation;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Memory that no iteration of a loop hands to another: each overwrites it before it reads it, and nobody reads it after the loop.</summary>
internal static class Privacy
{
    /// <summary>Whether memory is private to the iterations of <paramref name="loop"/>.</summary>
    public static bool Holds(ValueId root, Instruction loop, MemoryEffects effects, ValueNumbers numbers) =>
        effects.IsOwn(root)
        && !effects.IsReadOutside(root, loop)
        && numbers.LengthOf(root) is { } length
        && IsOverwritten(root, length, loop, effects, numbers);

    /// <summary>Whether each iteration overwrites it before it reads it.</summary>
    public static bool IsOverwritten(ValueId root, int length, Instruction loop, MemoryEffects effects, ValueNumbers numbers)
    {
        var body = loop.Blocks[loop.Blocks.Count - 1].Instructions;
        return Overwriting.StartsWith(body, root, length, numbers, effects.Roots)
            || (body.Items.FirstOrDefault(inner => inner is For or While && inner.Reads().Any(value => effects.Roots.Of(value) == root)) is { } only
                && !effects.IsUsedOutside(root, only)
                && IsOverwritten(root, length, only, effects, numbers));
    }
}
