using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Diagnostics;

/// <summary>What a diagnostic is about. One cause is reported once, however often binding comes by.</summary>
/// <param name="Id">Of the diagnostic.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Other">The member that a name conflicts with: each is a cause of its own.</param>
internal readonly record struct Cause(string Id, Location Location, Location? Other)
{
    /// <summary>The cause of a diagnostic.</summary>
    public static Cause Of(Diagnostic diagnostic) =>
        new(diagnostic.Id, diagnostic.Location, diagnostic.Id == Descriptors.NameConflict.Id ? diagnostic.AdditionalLocations.FirstOrDefault() : null);
}
