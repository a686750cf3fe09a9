namespace Micrograd;

/// <summary>What a differentiable method says about its own derivative.</summary>
public static class Gradient
{
    /// <summary>The value, as a constant: no derivative flows through it.</summary>
    /// <param name="x">Any number.</param>
    /// <returns><paramref name="x"/>.</returns>
    public static double Stop(double x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    public static float Stop(float x) => x;
}
