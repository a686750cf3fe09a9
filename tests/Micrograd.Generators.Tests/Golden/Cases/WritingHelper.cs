using System;
using Micrograd;

namespace Arrays;

public static partial class WritingHelperCase
{
    [Differentiable]
    public static double Energy(ReadOnlySpan<double> x, double scale)
    {
        Span<double> y = stackalloc double[x.Length];
        Normalise(x, scale, y);
        var sum = 0.0;
        foreach (var v in y)
        {
            sum += v * v * v;
        }

        return sum;
    }

    private static void Normalise(ReadOnlySpan<double> x, double scale, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = Math.Tanh(x[i] * scale);
        }
    }
}

// at Arrays.WritingHelperCase.Energy([1, 2, -1], 0.5)
// saves tanh
