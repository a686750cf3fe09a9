namespace Micrograd.Generators.Tests.Golden;

/// <summary>One call of a golden function and of its derivatives, compiled.</summary>
/// <param name="Call">Its text.</param>
/// <param name="Primal">The function.</param>
/// <param name="Gradient">The value that comes with the gradient. Calling it allocates nothing of its own.</param>
/// <param name="Check">The check; null where there are several results.</param>
internal sealed record GoldenPoint(GoldenCall Call, Func<double> Primal, Func<double> Gradient, Func<GradientCheck>? Check);
