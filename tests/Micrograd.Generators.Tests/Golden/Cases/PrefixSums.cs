using System;
using Micrograd;

namespace Arrays;

public static partial class PrefixSumsCase
{
    [Differentiable]
    public static double Drawdown(double[] x)
    {
        for (var i = 1; i < x.Length; i++)
        {
            x[i] += x[i - 1];
        }

        var worst = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            worst = Math.Min(worst, x[i]);
        }

        return worst;
    }
}

// at Arrays.PrefixSumsCase.Drawdown([1, -2.5, -0.75, 4])
// saves worst
