using System;
using Micrograd;

namespace Arrays;

public static partial class CopyAndCloneCase
{
    [Differentiable]
    public static double Twice(double[] x)
    {
        var y = (double[])x.Clone();
        for (var i = 0; i < y.Length; i++)
        {
            y[i] *= x[i];
        }

        y.AsSpan(0, 1).CopyTo(x.AsSpan(1));
        return x[1] + y[1];
    }

    /// <summary>Constants take the places of numbers that depend on the argument.</summary>
    [Differentiable]
    public static double Replaced(double x, [NoGradient] ReadOnlySpan<double> constants)
    {
        Span<double> w = [x, x * x, Math.Sin(x)];
        constants.CopyTo(w);
        return (w[0] * x) + (w[1] * w[2]);
    }
}

// at Arrays.CopyAndCloneCase.Twice([1.5, 2, 3])
// at Arrays.CopyAndCloneCase.Replaced(0.7, [2, 3])
// at Arrays.CopyAndCloneCase.Replaced(0.7, [])
// saves x_i, y_i
