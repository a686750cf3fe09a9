using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Diagnostics;

/// <summary>Collects what is wrong with one method. One cause is reported once.</summary>
internal sealed class Problems
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Diagnostic> _consequences = [];
    private readonly HashSet<Cause> _seen = [];

    /// <summary>Whether the method cannot be bound. Also true where the compiler itself reports the error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>What to report, in the order found.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.Exists(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error) ? [.. _diagnostics] : [.. _diagnostics, .. _consequences];

    /// <summary>Adds an error that is the consequence of another one. It is kept back unless it turns out to be the only one.</summary>
    public void ReportIfAlone(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    {
        HasErrors = true;
        _consequences.Add(Diagnostic.Create(descriptor, location, arguments));
    }

    /// <summary>Adds a diagnostic; an error prevents generation.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments) => Report(descriptor, location, related: null, arguments);

    /// <summary>Adds a diagnostic about two places.</summary>
    /// <param name="descriptor">What it is.</param>
    /// <param name="location">Where it is.</param>
    /// <param name="related">The other symbol that has to do with it: its declaration, if it is in source, becomes an additional location.</param>
    /// <param name="arguments">Of the message.</param>
    public void Report(DiagnosticDescriptor descriptor, Location location, ISymbol? related, params object[] arguments)
    {
        HasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        var other = related?.Locations.FirstOrDefault(place => place.IsInSource);
        var diagnostic = Diagnostic.Create(descriptor, location, other is null ? null : [other], arguments);
        if (_seen.Add(Cause.Of(diagnostic)))
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Adds what another way of binding the same method found.</summary>
    public void Add(Problems others)
    {
        HasErrors |= others.HasErrors;
        _diagnostics.AddRange(others._diagnostics.Where(diagnostic => _seen.Add(Cause.Of(diagnostic))));
    }

    /// <summary>Notes an error that the compiler reports, so that it is not reported twice.</summary>
    public void LeaveToCompiler() => HasErrors = true;
}
