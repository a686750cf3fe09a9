using System;
using Micrograd;

namespace Arrays;

public static partial class DotHelperCase
{
    [Differentiable]
    public static double Cosine(double[] a, double[] b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}

// at Arrays.DotHelperCase.Cosine([1, 2, -1], [0.5, 3, 2])
// saves nothing
