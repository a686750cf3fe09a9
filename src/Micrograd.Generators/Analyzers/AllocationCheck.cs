using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Analyzers;

/// <summary>Holds derivatives to <c>Allocation.None</c>: finds the loops and arrays for which they need workspace.</summary>
internal sealed class AllocationCheck(DifferentiableMethod method, SourceMap sources, Location mark)
{
    private const string OrAllowIt = "or allow workspace: Allocation.Workspace";

    private readonly Problems _problems = new();

    /// <summary>Every place where a derivative of the method needs workspace; the first derivative that does is named.</summary>
    public IReadOnlyList<Diagnostic> Run()
    {
        var (signature, stem) = (method.Signature, method.Signature.Stem);
        var modules = DerivedModules.Of(method with { Primal = Inliner.Run(method.Primal) });
        var isVectorHessian = Asks(DerivativeKinds.Hessian) && signature.Parameters.Items.Any(parameter => parameter.IsActiveMemory);
        Check(DerivativeKinds.Gradient, modules.Gradient, stem + "WithGradient");
        Check(DerivativeKinds.Vjp, modules.Vjp, stem + "Vjp");
        Check(DerivativeKinds.Jvp, modules.Jvp, stem + "Jvp");
        Check(DerivativeKinds.Jacobian, modules.Jacobian ?? modules.JacobianSweep, stem + "WithJacobian");
        Check(DerivativeKinds.Hvp, modules.Hvp, stem + "WithHvp");
        Check(DerivativeKinds.Hessian, isVectorHessian ? null : modules.Hessian, stem + "WithHessian");
        if (Asks(DerivativeKinds.Jacobian) && signature.ResultShape is null && modules.JacobianSweep is null)
        {
            Report(mark, stem + "WithJacobian", $"it is put together row by row; ask for Derivatives.Vjp or Derivatives.Jvp alone, {OrAllowIt}");
        }

        if (isVectorHessian)
        {
            Report(mark, stem + "WithHessian", $"it is put together row by row; ask for Derivatives.Hvp, {OrAllowIt}");
        }

        return _problems.Diagnostics;
    }

    private bool Asks(DerivativeKinds kind) => method.Signature.Kinds.HasFlag(kind);

    private void Check(DerivativeKinds kind, Module? derived, string member)
    {
        if (derived is null || !Asks(kind))
        {
            return;
        }

        var isFound = false;
        foreach (var saved in SavedPerIteration.In(derived))
        {
            if (sources.Find(saved.Function, saved.Loop) is { } loop)
            {
                Report(
                    LoopRemarks.KeywordOf(loop), member, $"this loop saves {LoopRemarks.Amount(saved)} per iteration; let its iterations only add to sums, {OrAllowIt}");
                isFound = true;
            }
        }

        foreach (var function in derived.Helpers.Items.Prepend(derived.Main))
        {
            foreach (var made in WorkspaceArrays.In(function))
            {
                if (sources.Find(function, made) is { } array)
                {
                    Report(array.GetLocation(), member, $"this array is kept there; use variables or a short array of constant length, {OrAllowIt}");
                    isFound = true;
                }
            }
        }

        if (!isFound && (derived.Main.UsesTape || WorkspaceArrays.In(derived.Main).Any()))
        {
            Report(mark, member, $"it has intermediate arrays of its own; ask for other derivatives, {OrAllowIt}");
        }
    }

    private void Report(Location location, string member, string reason) => _problems.Report(Descriptors.WorkspaceNeeded, location, member, reason);
}
