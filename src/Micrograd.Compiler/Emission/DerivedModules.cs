using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Simplification;
using Micrograd.Compiler.Simplification.InnerLoops;

namespace Micrograd.Compiler.Emission;

/// <summary>What differentiation makes of a method, as far as it is asked for.</summary>
/// <param name="Gradient">Yields value and gradient.</param>
/// <param name="Jvp">Takes tangents, yields value and tangent.</param>
/// <param name="Vjp">Takes cotangents, yields the results and the partial derivatives against them.</param>
/// <param name="Hvp">Takes tangents, yields value, tangent, and the gradient's tangent.</param>
/// <param name="Jacobian">Of a result in a struct: yields the results, and the derivative of each real one by each active parameter.</param>
/// <param name="Hessian">Yields value, gradient, and the second derivatives of each pair of active parameters, first index first; null where arrays are active.</param>
public sealed record DerivedModules(Module? Gradient, Module? Jvp, Module? Vjp, Module? Jacobian, Module? Hvp, Module? Hessian)
{
    /// <summary>Everything that was derived but for the sweeps: these mix numbers and vectors.</summary>
    internal IEnumerable<Module> All => new[] { Gradient, Jvp, Vjp, Jacobian, Hvp, Hessian }.OfType<Module>();

    /// <summary>Everything that was derived.</summary>
    internal IEnumerable<Module> Everything => JacobianSweeps is null ? All : All.Concat(new[] { JacobianSweeps.Columns, JacobianSweeps.Rows }.OfType<Module>());

    /// <summary>Of results in an array: the sweeps that compute several columns or rows of the Jacobian at once; null where there are none.</summary>
    internal JacobianSweeps? JacobianSweeps { get; init; }

    /// <summary>Of results in an array: the one sweep that the whole Jacobian takes; null where it takes several.</summary>
    public Module? JacobianSweep => JacobianSweeps is { Columns: null } sweeps ? sweeps.Rows : null;

    /// <summary>Derives everything that <paramref name="method"/> asks for.</summary>
    /// <param name="method">The method.</param>
    /// <param name="cancellation">Asked before each derivation.</param>
    /// <exception cref="OperationCanceledException">Nobody needs them any more.</exception>
    public static DerivedModules Of(DifferentiableMethod method, CancellationToken cancellation = default) => Of(method, PassOptions.All, cancellation);

    /// <summary>As the other, with chosen passes.</summary>
    internal static DerivedModules Of(DifferentiableMethod method, PassOptions passes, CancellationToken cancellation = default)
    {
        var (signature, primal) = (method.Signature, method.Primal);
        var parameters = signature.Parameters.Items;
        var active = parameters.Select(parameter => parameter.IsActive).ToList();
        var outputs = parameters.Select(parameter => parameter.IsOutput).ToList();
        var arrays = Enumerable.Range(0, parameters.Length).Where(i => parameters[i].IsActiveMemory).ToList();
        var count = parameters.Count(parameter => parameter.IsActiveScalar);
        bool Needs(DerivativeKinds kinds) => (signature.Kinds & kinds) != 0;
        var hasVectorHessian = Needs(DerivativeKinds.Hessian) && arrays.Count > 0;

        // A Jacobian of results in an array calls the two products.
        var inArray = signature.ResultShape is null ? DerivativeKinds.Jacobian : DerivativeKinds.None;
        var gradient = If(
            Needs(DerivativeKinds.Gradient | DerivativeKinds.Check | DerivativeKinds.Hvp | DerivativeKinds.Hessian),
            () => ReverseMode.Gradient(primal, active, signature.Stem + "WithGradient", passes));
        var jvp = If(Needs(DerivativeKinds.Jvp | inArray), () => ForwardMode.Jvp(primal, active, outputs, signature.Stem + "Jvp", callsItself: true, passes));
        var vjp = If(Needs(DerivativeKinds.Vjp | inArray), () => ReverseMode.Vjp(primal, active, outputs, signature.Stem + "Vjp", ownsCotangents: false, passes));
        return new DerivedModules(
            gradient,
            jvp,
            vjp,
            If(Needs(DerivativeKinds.Jacobian) && signature.ResultShape is not null, () => ForwardMode.Partials(primal, active, signature.Stem + "WithJacobian", passes)),
            If(Needs(DerivativeKinds.Hvp) || hasVectorHessian, Hvp),
            If(Needs(DerivativeKinds.Hessian) && !hasVectorHessian, () => ForwardMode.Partials(gradient!, active, signature.Stem + "WithHessian", passes).Yielding(
                [.. Enumerable.Range(0, count + 1), .. Pairs(count).Select(pair => ((pair.Second + 1) * (count + 1)) + pair.First + 1)])))
        {
            JacobianSweeps = Needs(inArray)
                ? JacobianSweeps.Of(method, jvp!, areZero => ReverseMode.Vjp(primal, active, outputs, signature.Stem + "JacobianRows", ownsCotangents: true, passes, areZero))
                : null,
        }.Finished(arrays);

        Module? If(bool isAsked, Func<Module> derive)
        {
            cancellation.ThrowIfCancellationRequested();
            return isAsked ? derive() : null;
        }

        // The gradient itself is not wanted: its buffers become workspace.
        Module Hvp()
        {
            var product = ForwardMode.Jvp(gradient!, [.. active, .. arrays.Select(_ => false)], [.. active.Select(_ => false), .. arrays.Select(_ => true)], signature.Stem + "WithHvp", callsItself: false, passes)
                .Yielding([0, .. Enumerable.Range(count + 1, count + 1)]);
            return product with { Main = LocalMemory.Make(product.Main, [.. arrays.Select((array, i) => (parameters.Length + i, array))]) };
        }
    }

    /// <summary>The same, made fast: last, for nothing derives such code again.</summary>
    /// <param name="arrays">The positions of F's active arrays, whose gradients are the gradient's last parameters.</param>
    private DerivedModules Finished(IReadOnlyList<int> arrays)
    {
        return this with
        {
            Gradient = Run(Gradient, arrays.Count),
            Jvp = Run(Jvp),
            Vjp = Run(Vjp),
            Jacobian = Run(Jacobian),
            Hvp = Run(Hvp),
            Hessian = Run(Hessian),
            JacobianSweeps = JacobianSweeps is null ? null : JacobianSweeps with { Columns = Run(JacobianSweeps.Columns), Rows = Run(JacobianSweeps.Rows)! },
        };

        Module? Run(Module? module, int gradients = 0)
        {
            if (module is null)
            {
                return null;
            }

            module = UnitFactors.Run(KnownConditions.Run(module));
            module = SunkWorkspaces.Run(SavedRows.Run(FreshAdjoints.Run(module, gradients, arrays)));
            return UpwardLoops.Run(LeanLoops.Run(module));
        }
    }

    /// <summary>The pairs of <paramref name="count"/> parameters, each once: 00, 01, 02, 11, 12, 22.</summary>
    internal static IEnumerable<(int First, int Second)> Pairs(int count) =>
        Enumerable.Range(0, count).SelectMany(first => Enumerable.Range(first, count - first).Select(second => (first, second)));
}
