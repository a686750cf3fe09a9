using System;
using Micrograd;

namespace Arrays;

public static partial class AddedToCase
{
    /// <summary>What the result holds before counts.</summary>
    [Differentiable]
    public static void AddScaled(ReadOnlySpan<double> x, double a, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] += a * x[i] * y[i];
        }
    }
}

// at Arrays.AddedToCase.AddScaled([1, 2, -1], 0.1, [3, 0.5, 1])
// saves y_i
