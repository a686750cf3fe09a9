using System;
using Micrograd;

namespace Arrays;

public static partial class ConstantSizeCase
{
    [Differentiable]
    public static double Norm(double a, double b)
    {
        Span<double> v = stackalloc double[3];
        v[0] = a * b;
        v[1] = a - b;
        v[2] = 2;
        var sum = 0.0;
        for (var i = 0; i < 3; i++)
        {
            sum += v[i] * v[i];
        }

        return Math.Sqrt(sum);
    }
}

// at Arrays.ConstantSizeCase.Norm(0.7, -1.5)
// saves nothing
