using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Tests.Infrastructure;

/// <summary>The severities of an <c>.editorconfig</c> beside the test files, read as the compiler reads it.</summary>
internal sealed class EditorConfig : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _set;

    /// <summary>Reads the lines that apply to all C# files.</summary>
    public EditorConfig(params IEnumerable<string> lines) =>
        _set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse("[*.cs]\n" + string.Join("\n", lines), "/src/.editorconfig")));

    /// <summary>Switches diagnostics on, as suggestions.</summary>
    public static EditorConfig Suggesting(params IEnumerable<string> ids) => new(ids.Select(id => $"dotnet_diagnostic.{id}.severity = suggestion"));

    /// <inheritdoc/>
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    /// <inheritdoc/>
    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    /// <inheritdoc/>
    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
}
