using System;
using Micrograd;

namespace Arrays;

public static partial class Distributions
{
    [Differentiable]
    public static double[] Softmax(double[] x)
    {
        var y = new double[x.Length];
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i]);
            sum += y[i];
        }

        for (var i = 0; i < y.Length; i++)
        {
            y[i] /= sum;
        }

        return y;
    }
}

// at Arrays.Distributions.Softmax([1, 0.5, -1])
// saves exponential, quotient
