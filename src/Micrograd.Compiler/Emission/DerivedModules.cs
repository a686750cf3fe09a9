using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission;

/// <summary>What differentiation makes of a method, as far as it is asked for.</summary>
/// <param name="Gradient">Yields value and gradient.</param>
/// <param name="Jvp">Takes tangents, yields value and tangent.</param>
/// <param name="Hvp">Takes tangents, yields value, tangent, and the gradient's tangent.</param>
/// <param name="Hessian">Yields value, gradient, and the second derivatives of each pair of active parameters, first index first.</param>
public sealed record DerivedModules(Module? Gradient, Module? Jvp, Module? Hvp, Module? Hessian)
{
    /// <summary>Derives everything that <paramref name="method"/> asks for.</summary>
    public static DerivedModules Of(DifferentiableMethod method)
    {
        var (signature, primal) = (method.Signature, method.Primal);
        var active = signature.Parameters.Items.Select(parameter => parameter.IsActive).ToList();
        var count = active.Count(isActive => isActive);
        bool Needs(DerivativeKinds kinds) => (signature.Kinds & kinds) != 0;
        var gradient = Needs(DerivativeKinds.Gradient | DerivativeKinds.Check | DerivativeKinds.Hvp | DerivativeKinds.Hessian)
            ? ReverseMode.Gradient(primal, active, signature.Stem + "WithGradient")
            : null;
        return new DerivedModules(
            gradient,
            Needs(DerivativeKinds.Jvp) ? ForwardMode.Jvp(primal, active, signature.Stem + "Jvp") : null,
            Needs(DerivativeKinds.Hvp)
                ? ForwardMode.Jvp(gradient!, active, signature.Stem + "WithHvp", callsItself: false).Yielding([0, .. Enumerable.Range(count + 1, count + 1)])
                : null,
            Needs(DerivativeKinds.Hessian)
                ? ForwardMode.Partials(gradient!, active, signature.Stem + "WithHessian").Yielding(
                    [.. Enumerable.Range(0, count + 1), .. Pairs(count).Select(pair => ((pair.Second + 1) * (count + 1)) + pair.First + 1)])
                : null);
    }

    /// <summary>The pairs of <paramref name="count"/> parameters, each once: 00, 01, 02, 11, 12, 22.</summary>
    internal static IEnumerable<(int First, int Second)> Pairs(int count) =>
        Enumerable.Range(0, count).SelectMany(first => Enumerable.Range(first, count - first).Select(second => (first, second)));
}
