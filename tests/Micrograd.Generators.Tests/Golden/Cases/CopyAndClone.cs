using System;
using Micrograd;

namespace Arrays;

public static partial class CopyAndCloneCase
{
    [Differentiable]
    public static double Twice(double[] x)
    {
        var y = (double[])x.Clone();
        for (var i = 0; i < y.Length; i++)
        {
            y[i] *= x[i];
        }

        y.AsSpan(0, 1).CopyTo(x.AsSpan(1));
        return x[1] + y[1];
    }
}

// at Arrays.CopyAndCloneCase.Twice([1.5, 2, 3])
// saves x_i, y_i
