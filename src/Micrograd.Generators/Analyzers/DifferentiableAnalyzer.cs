using System.Collections.Immutable;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Analyzers;

/// <summary>Reports every problem of <c>[Differentiable]</c> methods where it is, by the same binding that the generator uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Problems;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var once = new ReportOnce();
            start.RegisterSymbolAction(symbol => once.Run(Problems((IMethodSymbol)symbol.Symbol, symbol.Compilation, symbol.CancellationToken), symbol.ReportDiagnostic), SymbolKind.Method);
            start.RegisterOperationAction(AnalyzeLocalFunction, OperationKind.LocalFunction);
        });
    }

    private static IEnumerable<Diagnostic> Problems(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (Attributes.Find(method) is not { } mark)
        {
            return [];
        }

        var sources = Attributes.ForbidsWorkspace(mark) ? new SourceMap() : null;
        var bound = MethodBinder.Bind(method, compilation, cancellation, sources);
        return bound.Method is null || sources is null
            ? bound.Diagnostics
            : bound.Diagnostics.Concat(DeepStack.Run(() => new AllocationCheck(bound.Method, sources, Attributes.LocationOf(mark, method)).Run()));
    }

    private static void AnalyzeLocalFunction(OperationAnalysisContext context)
    {
        var function = ((ILocalFunctionOperation)context.Operation).Symbol;
        if (Attributes.Find(function) is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Unsupported,
                function.Locations[0],
                "A local function",
                "Mark a method of the type: nothing can be generated beside a local function"));
        }
    }
}
