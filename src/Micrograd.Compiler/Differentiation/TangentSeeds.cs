namespace Micrograd.Compiler.Differentiation;

/// <summary>Where a direction starts: which parameters have a tangent in it.</summary>
/// <param name="Parameters">One flag per parameter.</param>
/// <param name="Name">What the direction is called, if there are several: the parameter it differentiates by.</param>
internal sealed record TangentSeeds(IReadOnlyList<bool> Parameters, string? Name)
{
    /// <summary>Parameters that are memory and have a tangent because the caller wants it, also where nothing active is written to them; empty for none.</summary>
    public IReadOnlyList<bool> Outputs { get; init; } = [];

    /// <summary>The seeds as text, equal for equal ones.</summary>
    public string Key => string.Concat(Parameters.Select(has => has ? '1' : '0')) + Name;
}
