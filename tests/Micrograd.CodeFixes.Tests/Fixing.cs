using System.Collections.Immutable;
using Micrograd.Generators;
using Micrograd.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micrograd.CodeFixes.Tests;

/// <summary>Analyses a file in a workspace and applies what code fixes offer.</summary>
internal static class Fixing
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll")
            .Append(typeof(DifferentiableAttribute).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>Applies the fix of the first diagnostic that it is for; afterwards the file compiles, with what is generated.</summary>
    /// <returns>The title of the fix, the file that it makes and the ids of what is still reported.</returns>
    public static async Task<(string Title, string Source, string[] Remaining)> Apply(CodeFixProvider provider, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var diagnostic = (await Analyze(document)).First(found => provider.FixableDiagnosticIds.Contains(found.Id));
        var action = Assert.Single(await Offer(provider, document, diagnostic));
        var changed = await Changed(action, document);
        CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation((await changed.Project.GetCompilationAsync())!, out var generated, out _);
        Assert.Empty(generated.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error));
        return (action.Title, await Text(changed), [.. (await Analyze(changed)).Select(found => found.Id)]);
    }

    /// <summary>What a fix offers for all diagnostics of a file.</summary>
    public static async Task<string[]> Titles(CodeFixProvider provider, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var diagnostics = (await Analyze(document)).Where(found => provider.FixableDiagnosticIds.Contains(found.Id)).ToList();
        Assert.NotEmpty(diagnostics);
        var titles = new List<string>();
        foreach (var diagnostic in diagnostics)
        {
            titles.AddRange((await Offer(provider, document, diagnostic)).Select(action => action.Title));
        }

        return [.. titles];
    }

    /// <summary>Fixes everything in a file at once.</summary>
    public static async Task<string> ApplyToAll(CodeFixProvider provider, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var diagnostics = (await Analyze(document)).Where(found => provider.FixableDiagnosticIds.Contains(found.Id)).ToImmutableArray();
        var context = new FixAllContext(document, provider, FixAllScope.Document, provider.GetType().Name, provider.FixableDiagnosticIds, new FixedDiagnostics(diagnostics), default);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        return await Text(await Changed(action!, document));
    }

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Project",
            "Project",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: Options,
            metadataReferences: References));
        return workspace.AddDocument(project.Id, "File.cs", Microsoft.CodeAnalysis.Text.SourceText.From(source));
    }

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(Document document)
    {
        var compilation = await document.Project.GetCompilationAsync();
        var found = await compilation!.WithAnalyzers([new DifferentiableAnalyzer(), new FiniteDifferenceAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<IReadOnlyList<CodeAction>> Offer(CodeFixProvider provider, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    private static async Task<Document> Changed(CodeAction action, Document document)
    {
        var operation = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        return operation.ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<string> Text(Document document) => (await document.GetTextAsync()).ToString().ReplaceLineEndings("\n");
}
