using System;
using Micrograd;

namespace Arrays;

public static partial class Interference
{
    /// <summary>Two arrays that each iteration fills anew: the reverse part gets both back, the last one first.</summary>
    [Differentiable]
    public static double Intensity(ReadOnlySpan<double> x)
    {
        Span<double> w = stackalloc double[x.Length];
        Span<double> v = stackalloc double[x.Length];
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                w[j] = Math.Sin(x[j] * x[i]);
                v[j] = Math.Exp(x[j] - x[i]);
            }

            var sum = 0.0;
            for (var j = 0; j < x.Length; j++)
            {
                sum += w[j] * w[j] * v[j];
            }

            total = Math.Sin(total) + (sum * sum);
        }

        return total;
    }
}

// at Arrays.Interference.Intensity([0.1, 0.2, -1, 0.3, 1.5])
// at Arrays.Interference.Intensity([])
// saves exponential, sum, total, v, w
