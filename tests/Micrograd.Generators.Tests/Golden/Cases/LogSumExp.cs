using System;
using Micrograd;

namespace Arrays;

public static partial class Reductions
{
    [Differentiable]
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        var max = x[0];
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > max)
            {
                max = x[i];
            }
        }

        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += Math.Exp(x[i] - max);
        }

        return max + Math.Log(sum);
    }
}

// at Arrays.Reductions.LogSumExp([1, 3, -2, 2.5])
// at Arrays.Reductions.LogSumExp([0.25])
// saves exponential
