using System.Collections.Immutable;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micrograd.Generators.Analyzers;

/// <summary>Says what is worth knowing about derivatives that are as they should be. All of it is off by default: the compiler then does not run this analyzer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RemarkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.GradientStops, Descriptors.KinkConvention, Descriptors.LoopSaves, Descriptors.CallRemains];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var compilation = start.Compilation;
            HashSet<DiagnosticDescriptor> wanted = [.. SupportedDiagnostics.Where(descriptor => IsOn(descriptor, compilation, start.CancellationToken))];
            var once = new ReportOnce();
            start.RegisterSymbolAction(
                symbol => once.Run(Remarks((IMethodSymbol)symbol.Symbol, compilation, wanted, symbol.CancellationToken), symbol.ReportDiagnostic), SymbolKind.Method);
        });
    }

    /// <summary>Whether a diagnostic is switched on in any file. Deriving costs time: it is done only for those who look at the result.</summary>
    private static bool IsOn(DiagnosticDescriptor descriptor, Compilation compilation, CancellationToken cancellation)
    {
        var (options, provider) = (compilation.Options, compilation.Options.SyntaxTreeOptionsProvider);
        return IsShown(options.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out var given) ? given : ReportDiagnostic.Default)
            || (provider is not null && provider.TryGetGlobalDiagnosticValue(descriptor.Id, cancellation, out var everywhere) && IsShown(everywhere))
            || (provider is not null && compilation.SyntaxTrees.Any(tree => provider.TryGetDiagnosticValue(tree, descriptor.Id, cancellation, out var here) && IsShown(here)));

        static bool IsShown(ReportDiagnostic severity) => severity is not (ReportDiagnostic.Default or ReportDiagnostic.Suppress);
    }

    private static IReadOnlyList<Diagnostic> Remarks(IMethodSymbol method, Compilation compilation, HashSet<DiagnosticDescriptor> wanted, CancellationToken cancellation)
    {
        var sources = new SourceMap();
        return MethodBinder.Bind(method, compilation, cancellation, sources).Method is { } bound
            ? DeepStack.Run(() => Remarks(bound, [.. MainParameter.Of(method).SelectMany(parameter => parameter.Activity)], wanted, sources))
            : [];
    }

    private static IReadOnlyList<Diagnostic> Remarks(DifferentiableMethod method, IReadOnlyList<bool> active, HashSet<DiagnosticDescriptor> wanted, SourceMap sources)
    {
        var remarks = new List<Diagnostic>();
        if (wanted.Contains(Descriptors.GradientStops) || wanted.Contains(Descriptors.KinkConvention))
        {
            remarks.AddRange(ActivityRemarks.On(method.Primal, active, sources));
        }

        var inlined = Inliner.Run(method.Primal);
        if (wanted.Contains(Descriptors.CallRemains))
        {
            remarks.AddRange(CallRemarks.On(inlined, active, sources));
        }

        if (wanted.Contains(Descriptors.LoopSaves))
        {
            var modules = DerivedModules.Of(method with { Primal = inlined });
            remarks.AddRange((modules.Gradient ?? modules.Vjp) is { } derived ? LoopRemarks.On(derived, sources) : []);
        }

        return [.. remarks.Where(remark => wanted.Contains(remark.Descriptor))];
    }
}
