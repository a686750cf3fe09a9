using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Micrograd.CodeFixes.Tests;

/// <summary>Diagnostics that are known already, of one file.</summary>
/// <param name="diagnostics">The diagnostics.</param>
internal sealed class FixedDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
{
    /// <inheritdoc/>
    public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => All();

    /// <inheritdoc/>
    public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => All();

    /// <inheritdoc/>
    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => All();

    private Task<IEnumerable<Diagnostic>> All() => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
}
