using System.Collections.Immutable;
using Micrograd.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micrograd.Generators.Tests.Infrastructure;

/// <summary>Runs the analyzer.</summary>
internal static class Analysis
{
    /// <summary>All analyzers.</summary>
    private static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [new DifferentiableAnalyzer(), new FiniteDifferenceAnalyzer(), new RemarkAnalyzer()];

    /// <summary>Their diagnostics by position.</summary>
    /// <param name="compilation">What to analyse.</param>
    /// <param name="options">Severities; null for the default ones.</param>
    public static async Task<IReadOnlyList<Diagnostic>> Of(CSharpCompilation compilation, EditorConfig? options = null)
    {
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(options));
        var found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>Checks that a file gives exactly the diagnostics that are marked in it, with these messages in order (all, or none to check places only).</summary>
    public static Task Expect(string markedSource, params string[] messages) => Expect(null, markedSource, messages);

    /// <summary>As <see cref="Expect(string, string[])"/>, with severities.</summary>
    public static async Task Expect(EditorConfig? options, string markedSource, params string[] messages)
    {
        var marked = new Marked(markedSource);
        var found = await Of(Compilations.Create(marked.Source).Valid(), options);
        Assert.Equal(
            marked.Expected.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Id).Select(mark => $"{mark.Id}: {marked.Source.Substring(mark.Span.Start, mark.Span.Length)} @{mark.Span.Start}"),
            found.Select(diagnostic => $"{diagnostic.Id}: {Text(diagnostic)} @{diagnostic.Location.SourceSpan.Start}"));
        if (messages.Length > 0)
        {
            Assert.Equal(messages, found.Select(diagnostic => diagnostic.GetMessage()));
        }
    }

    /// <summary>As <see cref="Expect(string, string[])"/>, for members of a static partial class.</summary>
    public static Task ExpectIn(string markedMembers, params string[] messages) => Expect(Bound.InClass(markedMembers), messages);

    /// <summary>As <see cref="ExpectIn(string, string[])"/>, with severities.</summary>
    public static Task ExpectIn(EditorConfig? options, string markedMembers, params string[] messages) => Expect(options, Bound.InClass(markedMembers), messages);

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
