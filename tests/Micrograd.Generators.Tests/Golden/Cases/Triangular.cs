using System;
using Micrograd;

namespace Arrays;

public static partial class TriangularCase
{
    [Differentiable]
    public static double Quadratic(ReadOnlySpan<double> lower, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        var p = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var row = 0.0;
            for (var j = 0; j <= i; j++)
            {
                row += lower[p] * x[j];
                p++;
            }

            sum += row * row;
        }

        return sum;
    }
}

// at Arrays.TriangularCase.Quadratic([1, 2, 3, 4, 5, 6], [0.5, -1, 2])
// saves nothing
