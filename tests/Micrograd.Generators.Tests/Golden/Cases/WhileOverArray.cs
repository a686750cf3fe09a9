using System;
using Micrograd;

namespace Arrays;

public static partial class WhileOverArrayCase
{
    [Differentiable]
    public static double Until(double[] x, double limit)
    {
        var i = 0;
        var sum = 0.0;
        while (i < x.Length && sum < limit)
        {
            sum += Math.Exp(x[i]);
            i++;
        }

        return sum;
    }
}

// at Arrays.WhileOverArrayCase.Until([0.1, 0.2, 0.3], 2)
// at Arrays.WhileOverArrayCase.Until([0.1, 0.2, 0.3], 200)
// saves nothing
