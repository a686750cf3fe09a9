namespace Micrograd;

/// <summary>One partial derivative, computed in three ways.</summary>
/// <param name="Name">The input.</param>
/// <param name="At">The number at which the derivative was taken.</param>
/// <param name="Generated">The derivative from the generated code.</param>
/// <param name="Graph">The derivative from the <see cref="Value"/> graph.</param>
/// <param name="Difference">The derivative from central differences; <see langword="null"/> where there is none to compare with.</param>
/// <param name="DifferenceError">How far <paramref name="Difference"/> may be off, as estimated from successive step sizes and from rounding.</param>
/// <param name="WorstDifference">The greater of |generated − graph| and |generated − difference|; 0 where both are NaN or the same infinity.</param>
/// <param name="Passed">Whether they agree.</param>
/// <param name="Note">What else is to be known, such as a kink, or why there is no difference; otherwise <see langword="null"/>.</param>
public sealed record CheckedGradient(
    string Name,
    double At,
    double Generated,
    double Graph,
    double? Difference,
    double DifferenceError,
    double WorstDifference,
    bool Passed,
    string? Note);
