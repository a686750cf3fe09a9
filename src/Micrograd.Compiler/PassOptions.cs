namespace Micrograd.Compiler;

/// <summary>Which of the passes that only make derivatives faster or shorter run. Results are the same to rounding without any of them, which is what the switches are for: tests and
/// fuzzing compare.</summary>
internal sealed record PassOptions
{
    /// <summary>All of them, as the generator runs.</summary>
    public static PassOptions All { get; } = new();

    /// <summary>Whether derived instructions are simplified.</summary>
    public bool Simplifies { get; init; } = true;

    /// <summary>Whether loops are reversed iteration by iteration where that is possible.</summary>
    public bool Fuses { get; init; } = true;

    /// <summary>Whether small helpers stand in the place of their calls.</summary>
    public bool Inlines { get; init; } = true;

    /// <summary>Whether short local arrays become variables.</summary>
    public bool Scalarises { get; init; } = true;
}
