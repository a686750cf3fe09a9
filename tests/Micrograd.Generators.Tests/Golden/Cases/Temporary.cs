using System;
using Micrograd;

namespace Arrays;

public static partial class Temporaries
{
    [Differentiable]
    public static double Scaled(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var total = 0.0;
        for (var i = 0; i < w.Length; i++)
        {
            var y = new double[x.Length];
            for (var j = 0; j < x.Length; j++)
            {
                y[j] = x[j] * w[i];
            }

            for (var j = 0; j < y.Length; j++)
            {
                total += y[j] * y[j];
            }
        }

        return total;
    }
}

// at Arrays.Temporaries.Scaled([1, 2, 3], [0.5, -2])
// at Arrays.Temporaries.Scaled([1, 2, 3], [])
// saves nothing
