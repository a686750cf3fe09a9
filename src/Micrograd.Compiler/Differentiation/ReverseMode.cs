using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Preparation;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Reverse mode: from a function, the function that computes its value and its gradient.</summary>
public static class ReverseMode
{
    /// <summary>Differentiates <paramref name="primal"/>.</summary>
    /// <param name="primal">A verified module whose main yields one real.</param>
    /// <param name="activeParameters">Which parameters of main to differentiate with respect to.</param>
    /// <param name="name">Name of the derived main.</param>
    /// <returns>A module whose main has main's parameters, then the shadow of each active one that is memory (it is overwritten), and yields <c>value, ∂value/∂p…</c>, one per active parameter, in order. Its helpers
    /// do the same for the parameters their callers ask for. A recursive main calls itself by its new name.</returns>
    public static Module Gradient(Module primal, IReadOnlyList<bool> activeParameters, string name) => Gradient(primal, activeParameters, name, PassOptions.All);

    /// <summary>As the other, with chosen passes.</summary>
    internal static Module Gradient(Module primal, IReadOnlyList<bool> activeParameters, string name, PassOptions passes)
    {
        primal = ArrayPreparation.Run(primal, passes);
        var helpers = new GradientLibrary(primal, activeParameters, name, passes);
        return helpers.ModuleOf(new GradientFunction(primal.Main, activeParameters, helpers, isHelper: false).Build(name));
    }

    /// <summary>Differentiates a function with any number of results against given cotangents: Jᵀ·w.</summary>
    /// <param name="primal">A verified module.</param>
    /// <param name="activeParameters">Which parameters of main to differentiate with respect to.</param>
    /// <param name="outputs">Which parameters of main are memory that is a result; what they hold on entry is constant.</param>
    /// <param name="name">Name of the derived main.</param>
    /// <param name="ownsCotangents">Whether the derived main may change the cotangents of outputs: it leaves zeros where the function writes. Otherwise it works on copies.</param>
    /// <returns>A module whose main has main's parameters, then the cotangent of each result that is or holds reals, then of each output, then the shadow of each
    /// active parameter that is memory; it yields the results, then the partial derivative for each active real, in order.</returns>
    public static Module Vjp(Module primal, IReadOnlyList<bool> activeParameters, IReadOnlyList<bool> outputs, string name, bool ownsCotangents = false) =>
        Vjp(primal, activeParameters, outputs, name, ownsCotangents, PassOptions.All);

    /// <summary>As the other, with chosen passes; shadows may be known to hold zeros.</summary>
    internal static Module Vjp(Module primal, IReadOnlyList<bool> activeParameters, IReadOnlyList<bool> outputs, string name, bool ownsCotangents, PassOptions passes, bool areShadowsZero = false)
    {
        primal = ArrayPreparation.Run(primal, passes);
        var helpers = new GradientLibrary(primal, activeParameters, name + "Recursion", passes);
        return helpers.ModuleOf(StructArrays.SplitOwn(new PullbackFunction(primal.Main, activeParameters, outputs, helpers, ownsCotangents, areShadowsZero).Build(name), isWorkspace: true));
    }
}
