using System;
using Micrograd;

namespace Arrays;

public static partial class RunningIndexCase
{
    /// <summary>Two indices that run through packed rows, one of them down; rows that are empty start where there is nothing.</summary>
    [Differentiable]
    public static double Packed(ReadOnlySpan<double> x, ReadOnlySpan<double> packed, int rows, int skip)
    {
        var sum = 0.0;
        var p = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = i + skip; j < x.Length; j++)
            {
                sum += packed[p++] * x[j] * x[i];
            }

            for (var j = i; j >= 1; j--)
            {
                sum *= 1 + (0.125 * packed[(i * skip) + j] * packed[--p]);
                p++;
            }
        }

        return sum;
    }
}

// at Arrays.RunningIndexCase.Packed([1, 2, -1, 0.5], [3, 0.5, 1, -2, 0.25, 1.5, 0.75, 0.5, -0.5, 2], 3, 1)
// at Arrays.RunningIndexCase.Packed([1, 2, -1, 0.5], [3, 0.5, 1, -2, 0.25, 1.5, 0.75, 0.5, -0.5, 2], 3, 2)
// at Arrays.RunningIndexCase.Packed([1, 2, -1, 0.5], [3], 1, 9)
// throws Arrays.RunningIndexCase.Packed([1, 2, -1, 0.5], [3], 2, 1)
// saves p, sum, total
