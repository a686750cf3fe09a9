using System.Collections.Concurrent;
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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // A helper that two marked methods call is bound twice; its problems are reported once.
            var reported = new ConcurrentDictionary<(string Id, Location Location), bool>();
            start.RegisterSymbolAction(symbol => Analyze((IMethodSymbol)symbol.Symbol, symbol, reported), SymbolKind.Method);
            start.RegisterOperationAction(AnalyzeLocalFunction, OperationKind.LocalFunction);
        });
    }

    private static void Analyze(IMethodSymbol method, SymbolAnalysisContext context, ConcurrentDictionary<(string Id, Location Location), bool> reported)
    {
        foreach (var diagnostic in MethodBinder.Bind(method, context.Compilation, context.CancellationToken).Diagnostics)
        {
            if (reported.TryAdd((diagnostic.Id, diagnostic.Location), true))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
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
