using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Forward mode: from a function, the function that computes its value and its directional derivative. A transformation of its own, not reverse mode in
/// disguise; it also differentiates what reverse mode derived (forward over reverse).</summary>
public static class ForwardMode
{
    /// <summary>Differentiates <paramref name="primal"/> along a direction.</summary>
    /// <param name="primal">A verified module.</param>
    /// <param name="activeParameters">Which parameters of main have a tangent; only real ones can.</param>
    /// <param name="name">Name of the derived main.</param>
    /// <returns>A module whose main has main's parameters, then one tangent per active parameter, and yields main's results, then the tangent of
    /// each real result, in order.</returns>
    public static Module Jvp(Module primal, IReadOnlyList<bool> activeParameters, string name)
    {
        var helpers = new TangentLibrary(primal);
        var main = new TangentFunction(primal.Main, activeParameters, helpers).Build(name);
        return new Module(main.Compact(), helpers.Reached(main).Items.Select(Compaction.Compact).ToEquatableArray());
    }
}
