using System;
using Micrograd;

namespace Arrays;

public static partial class CollectionExpressionCase
{
    [Differentiable]
    public static double Weighted(double a, double b)
    {
        double[] terms = [a * b, Math.Sin(a), b];
        var sum = 0.0;
        for (var i = 0; i < terms.Length; i++)
        {
            sum += terms[i] * (i + 1);
        }

        return sum;
    }
}

// at Arrays.CollectionExpressionCase.Weighted(0.7, -1.5)
// saves nothing
