using System.Collections.Immutable;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

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
        // The generator looks at every file, so what it leaves out must be said in every file.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var once = new ReportOnce();
            start.RegisterSymbolAction(symbol => once.Run(Problems((IMethodSymbol)symbol.Symbol, symbol.Compilation, symbol.CancellationToken), symbol.ReportDiagnostic), SymbolKind.Method);
            start.RegisterSyntaxNodeAction(
                AnalyzeNested, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression);
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

    /// <summary>By syntax: operations would be made of all code, generated code too, to find the few that are marked.</summary>
    private static void AnalyzeNested(SyntaxNodeAnalysisContext context)
    {
        var (attributes, what) = context.Node switch
        {
            LocalFunctionStatementSyntax function => (function.AttributeLists, "A local function"),
            LambdaExpressionSyntax lambda => (lambda.AttributeLists, "A lambda"),
            _ => default,
        };
        if (attributes.Count == 0)
        {
            return;
        }

        var symbol = context.Node is LocalFunctionStatementSyntax
            ? context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            : context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is IMethodSymbol nested && Attributes.Find(nested) is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Unsupported,
                nested.Locations[0],
                what,
                $"Mark a method of the type: nothing can be generated beside {char.ToLowerInvariant(what[0])}{what.Substring(1)}"));
        }
    }
}
