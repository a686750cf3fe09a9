using System;
using Micrograd;

namespace Arrays;

public static partial class ContinueInArrayCase
{
    [Differentiable]
    public static double SumOfRoots(double[] x)
    {
        var sum = 0.0;
        foreach (var v in x)
        {
            if (v <= 0)
            {
                continue;
            }

            sum += Math.Sqrt(v);
        }

        return sum;
    }
}

// at Arrays.ContinueInArrayCase.SumOfRoots([4, -2, 9])
// saves nothing
