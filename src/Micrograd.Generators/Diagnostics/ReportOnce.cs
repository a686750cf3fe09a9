using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Diagnostics;

/// <summary>A helper that two marked methods call is bound twice; what is said about it is reported once.</summary>
internal sealed class ReportOnce
{
    private readonly ConcurrentDictionary<Cause, bool> _reported = new();

    /// <summary>Reports what was not reported yet.</summary>
    public void Run(IEnumerable<Diagnostic> diagnostics, Action<Diagnostic> report)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => _reported.TryAdd(Cause.Of(diagnostic), true)))
        {
            report(diagnostic);
        }
    }
}
