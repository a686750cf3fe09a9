using Micrograd.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micrograd.Generators.Tests.Infrastructure;

/// <summary>Runs the analyzer.</summary>
internal static class Analysis
{
    /// <summary>Its diagnostics by position.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Of(CSharpCompilation compilation)
    {
        var found = await compilation
            .WithAnalyzers([new DifferentiableAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>Checks that a file gives exactly the diagnostics that are marked in it, with these messages in order (all, or none to check places only).</summary>
    public static async Task Expect(string markedSource, params string[] messages)
    {
        var marked = new Marked(markedSource);
        var found = await Of(Compilations.Create(marked.Source).Valid());
        Assert.Equal(
            marked.Expected.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Id).Select(mark => $"{mark.Id}: {marked.Source.Substring(mark.Span.Start, mark.Span.Length)} @{mark.Span.Start}"),
            found.Select(diagnostic => $"{diagnostic.Id}: {Text(diagnostic)} @{diagnostic.Location.SourceSpan.Start}"));
        if (messages.Length > 0)
        {
            Assert.Equal(messages, found.Select(diagnostic => diagnostic.GetMessage()));
        }
    }

    /// <summary>As <see cref="Expect"/>, for members of a static partial class.</summary>
    public static Task ExpectIn(string markedMembers, params string[] messages) => Expect(Bound.InClass(markedMembers), messages);

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
