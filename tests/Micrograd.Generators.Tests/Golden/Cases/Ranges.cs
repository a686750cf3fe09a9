using System;
using Micrograd;

namespace Arrays;

public static partial class RangesCase
{
    [Differentiable]
    public static double Correlation(ReadOnlySpan<double> x)
    {
        var early = x[..^1];
        var late = x[1..];
        var sum = 0.0;
        for (var i = 0; i < late.Length; i++)
        {
            sum += early[i] * late[i];
        }

        return sum;
    }
}

// at Arrays.RangesCase.Correlation([2, 3, 5, -1])
// saves nothing
