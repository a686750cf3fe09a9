using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Diagnostics;

/// <summary>Collects what is wrong with one method. One cause is reported once.</summary>
internal sealed class Problems
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(string Id, Location Location)> _seen = [];

    /// <summary>Whether the method cannot be bound. Also true where the compiler itself reports the error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>What to report, in the order found.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. _diagnostics];

    /// <summary>Adds a diagnostic; an error prevents generation.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    {
        HasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        if (_seen.Add((descriptor.Id, location)))
        {
            _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
        }
    }

    /// <summary>Adds what another way of binding the same method found.</summary>
    public void Add(Problems others)
    {
        HasErrors |= others.HasErrors;
        _diagnostics.AddRange(others._diagnostics.Where(diagnostic => _seen.Add((diagnostic.Id, diagnostic.Location))));
    }

    /// <summary>Notes an error that the compiler reports, so that it is not reported twice.</summary>
    public void LeaveToCompiler() => HasErrors = true;
}
