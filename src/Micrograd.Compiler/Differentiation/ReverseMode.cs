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
    public static Module Gradient(Module primal, IReadOnlyList<bool> activeParameters, string name)
    {
        primal = ArrayPreparation.Run(primal);
        var helpers = new GradientLibrary(primal, activeParameters, name);
        return helpers.ModuleOf(new GradientFunction(primal.Main, activeParameters, helpers, isHelper: false).Build(name));
    }
}
