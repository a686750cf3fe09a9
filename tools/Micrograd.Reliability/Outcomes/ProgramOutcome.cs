using Micrograd.Generators;
using Micrograd.Generators.Analyzers;
using Micrograd.Generators.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micrograd.Reliability.Outcomes;

/// <summary>Generator and analyzer, run over a program as the compiler runs them, and what became of each marked method.</summary>
public sealed class ProgramOutcome
{
    private readonly CSharpCompilation _after;
    private readonly GeneratorRunResult _run;
    private readonly IReadOnlyList<Diagnostic> _reported;
    private readonly ILookup<SyntaxTree?, Diagnostic> _errors;

    private ProgramOutcome(CSharpCompilation before, CSharpCompilation after, GeneratorRunResult run, IReadOnlyList<Diagnostic> diagnostics)
    {
        (_after, _run) = (after, run);
        _reported = [.. diagnostics.Where(IsOfAnalyzer)];
        _errors = diagnostics.Where(diagnostic => IsError(diagnostic) && !IsOfAnalyzer(diagnostic)).ToLookup(error => error.Location.SourceTree);
        Errors = [.. _errors.Where(tree => tree.Key is null || before.ContainsSyntaxTree(tree.Key)).SelectMany(tree => tree)];
        Methods = [.. before.SyntaxTrees.SelectMany(Marked)];
        Problems = [.. ProblemsOfRun(), .. Methods.Where(method => method.IsBug).Select(method => method.ToString())];
    }

    /// <summary>Errors of the program itself, after generation: calls of generated members are none.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; }

    /// <summary>The marked methods.</summary>
    public IReadOnlyList<MethodOutcome> Methods { get; }

    /// <summary>What must not happen and did.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Runs generator and analyzer.</summary>
    public static async Task<ProgramOutcome> Of(CSharpCompilation program, CancellationToken cancellation = default)
    {
        var run = CSharpGeneratorDriver
            .Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions?)program.SyntaxTrees.FirstOrDefault()?.Options)
            .RunGeneratorsAndUpdateCompilation(program, out var after, out _, cancellation)
            .GetRunResult().Results.Single();
        var diagnostics = await after
            .WithAnalyzers([new DifferentiableAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true))
            .GetAllDiagnosticsAsync(cancellation);
        return new ProgramOutcome(program, (CSharpCompilation)after, run, diagnostics);
    }

    private IEnumerable<string> ProblemsOfRun()
    {
        if (_run.Exception is { } exception)
        {
            yield return $"The generator failed: {Start(exception.ToString())}";
            yield break;
        }

        foreach (var diagnostic in _reported.Where(diagnostic => diagnostic.Id == "AD0001"))
        {
            yield return $"The analyzer failed: {Start(diagnostic.Descriptor.Description.ToString())}";
        }

        if (_run.GeneratedSources.Length != Methods.Count(method => method.Kind is OutcomeKind.Differentiated or OutcomeKind.Broken) && !Methods.Any(method => method.IsBug))
        {
            yield return $"{_run.GeneratedSources.Length} files were generated: {string.Join(", ", _run.GeneratedSources.Select(file => file.HintName))}";
        }
    }

    private const string BugInFile = "#error";

    private IEnumerable<MethodOutcome> Marked(SyntaxTree tree)
    {
        var model = _after.GetSemanticModel(tree);
        foreach (var owner in tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().Where(IsMark).Select(mark => mark.Parent!.Parent!).Distinct())
        {
            if (owner is LocalFunctionStatementSyntax or LambdaExpressionSyntax)
            {
                var errors = _reported.Where(diagnostic => IsError(diagnostic) && owner.Span.Contains(diagnostic.Location.SourceSpan) && diagnostic.Location.SourceTree == tree).ToList();
                yield return new MethodOutcome(owner.Kind().ToString(), errors.Count > 0 ? OutcomeKind.Diagnosed : Unexplained, errors);
            }
            else if (model.GetDeclaredSymbol(owner) is IMethodSymbol method && Attributes.Find(method) is not null)
            {
                yield return Of(method);
            }
        }
    }

    private MethodOutcome Of(IMethodSymbol method)
    {
        var name = method.ToDisplayString();
        var bound = MethodBinder.Bind(method, _after, CancellationToken.None);
        Diagnostic[] errors = [.. bound.Diagnostics.Where(IsError)];
        if (errors.FirstOrDefault(error => error.GetMessage().Contains("bug in Micrograd", StringComparison.Ordinal)) is { } bug)
        {
            return new MethodOutcome(name, OutcomeKind.Crashed, errors, bug.GetMessage());
        }

        if (bound.Method is not { } model)
        {
            return errors.Length == 0 ? new MethodOutcome(name, Unexplained, errors)
                : errors.FirstOrDefault(error => !_reported.Any(reported => reported.Id == error.Id && reported.Location == error.Location)) is { } hidden ? new MethodOutcome(name, OutcomeKind.Neither, errors, $"not reported: {hidden}")
                : new MethodOutcome(name, OutcomeKind.Diagnosed, errors);
        }

        // A model in spite of errors, or a file without a model, is counted as too many files.
        var file = _run.Exception is null ? _run.GeneratedSources.FirstOrDefault(file => file.HintName == model.Signature.HintName) : default;
        return errors.Length > 0 ? new MethodOutcome(name, OutcomeKind.Both, errors, string.Join("\n", errors.AsEnumerable()))
            : file.SyntaxTree is null ? new MethodOutcome(name, OutcomeKind.Neither, errors, "no file")
            : file.SourceText.ToString() is var text && text.Contains(BugInFile, StringComparison.Ordinal) ? new MethodOutcome(name, OutcomeKind.Crashed, errors, Start(text.Replace("   at ", "\n   at ")))
            : Errors.Count == 0 && _errors[file.SyntaxTree].FirstOrDefault() is { } broken ? new MethodOutcome(name, OutcomeKind.Broken, errors, $"{broken}\n{text}")
            : new MethodOutcome(name, OutcomeKind.Differentiated, errors);
    }

    private OutcomeKind Unexplained => Errors.Count > 0 ? OutcomeKind.LeftToCompiler : OutcomeKind.Neither;

    private static string Start(string text) => string.Join("\n", text.Split('\n').Take(6));

    private static bool IsMark(AttributeSyntax mark) => mark.Name.ToString().Contains("Differentiable", StringComparison.Ordinal);

    private static bool IsOfAnalyzer(Diagnostic diagnostic) => diagnostic.Id.StartsWith("MG", StringComparison.Ordinal) || diagnostic.Id == "AD0001";

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
