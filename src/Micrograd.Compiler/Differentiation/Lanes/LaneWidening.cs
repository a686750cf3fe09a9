using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>Turns a derivative along one direction into derivatives along several, one in each lane of a vector: what depends on the direction becomes a vector, and the primal is computed once for all.
/// Derivatives are linear in their direction, so the operations stay the same, and no sum is reordered.</summary>
public static class LaneWidening
{
    /// <summary>Widens the main function of a module.</summary>
    /// <param name="module">A derived module.</param>
    /// <param name="parameters">Which parameters of main are the direction.</param>
    /// <param name="results">Which results of main depend on it.</param>
    /// <param name="spelling">How generated code writes the vectors.</param>
    /// <returns>Null where something that depends on the direction is not linear, is no <c>double</c>, or goes where vectors cannot: to the tape, to a function.</returns>
    public static Module? Widen(Module module, IReadOnlyList<bool> parameters, IReadOnlyList<bool> results, LaneSpelling spelling)
    {
        var main = module.Main;
        if (main.Body.End is not Yield)
        {
            return null;
        }

        var wide = new WideValues(main, [.. main.Parameters.Items.Where((_, i) => parameters[i])]);
        return wide.IsPossible && new LaneRewriter(main, wide, spelling).Rewrite(results) is { } widened ? module with { Main = widened.Compact() } : null;
    }
}
