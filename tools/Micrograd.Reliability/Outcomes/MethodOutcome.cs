using Microsoft.CodeAnalysis;

namespace Micrograd.Reliability.Outcomes;

/// <summary>What became of one marked method.</summary>
/// <param name="Name">The method.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Errors">The errors that the analyzer reports for it.</param>
/// <param name="Detail">More about a bug.</param>
public sealed record MethodOutcome(string Name, OutcomeKind Kind, IReadOnlyList<Diagnostic> Errors, string? Detail = null)
{
    /// <summary>Whether this must not happen.</summary>
    public bool IsBug => Kind > OutcomeKind.LeftToCompiler;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Kind} {Detail}";
}
