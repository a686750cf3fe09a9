using System;
using Micrograd;

namespace Recursion;

public static partial class Trigonometry
{
    /// <summary>Sine by halving the angle.</summary>
    [Differentiable]
    public static double Sine(double x, int depth) => depth == 0 ? x : 2 * Sine(x / 2, depth - 1) * Cosine(x / 2, depth - 1);

    private static double Cosine(double x, int depth)
    {
        if (depth == 0)
        {
            return 1 - 0.5 * x * x;
        }

        var s = Sine(x / 2, depth - 1);
        return 1 - 2 * s * s;
    }
}

// at Recursion.Trigonometry.Sine(0.7, 0)
// at Recursion.Trigonometry.Sine(0.7, 1)
// at Recursion.Trigonometry.Sine(-2, 6)
// saves nothing
