using System;
using Micrograd;

namespace Arrays;

public static partial class FillAndClearCase
{
    [Differentiable]
    public static double Overwritten(double[] x, double k)
    {
        var first = x[0] * x[1];
        Array.Fill(x, k);
        x[1] *= first;
        Array.Clear(x, 0, 1);
        return x[0] + x[1] * x[2];
    }
}

// at Arrays.FillAndClearCase.Overwritten([1, 2, 3], 0.5)
// saves nothing
