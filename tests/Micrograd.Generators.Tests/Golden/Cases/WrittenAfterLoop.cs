using System;
using Micrograd;

namespace Arrays;

public static partial class Updates
{
    /// <summary>The loop reads what is overwritten after it: the new element has no part in the sum.</summary>
    [Differentiable]
    public static double Overwritten(double[] x, double y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        x[0] = y;
        return sum + (x[0] * x[1]);
    }
}

// at Arrays.Updates.Overwritten([1, 0.5, -2], 3)
// saves x_i
