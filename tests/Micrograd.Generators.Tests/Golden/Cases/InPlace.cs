using System;
using Micrograd;

namespace Arrays;

public static partial class Updates
{
    /// <summary>Each pass overwrites what the next one needs.</summary>
    [Differentiable]
    public static double InPlace(double[] x, int passes)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                x[i] = Math.Sin(x[i]) * x[i];
            }
        }

        var sum = 0.0;
        foreach (var v in x)
        {
            sum += v;
        }

        return sum;
    }
}

// at Arrays.Updates.InPlace([1, 0.5, -2], 3)
// at Arrays.Updates.InPlace([1, 0.5], 0)
// saves sine, x_i
