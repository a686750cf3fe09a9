using System;
using Micrograd;

namespace Arrays;

public static partial class RunningMinimumCase
{
    /// <summary>The least element of each row, or the limit; rows follow each other, so that nothing can be reversed where it stands.</summary>
    [Differentiable]
    public static double Least(ReadOnlySpan<double> x, double limit, int width)
    {
        var product = 1.0;
        for (var row = 0; row < x.Length / width; row++)
        {
            var least = limit;
            for (var j = width - 1; j >= 0; j--)
            {
                if (!(least <= x[(row * width) + j]))
                {
                    least = x[(row * width) + j];
                }
            }

            product *= least + x[row];
        }

        return product;
    }
}

// at Arrays.RunningMinimumCase.Least([3, 1, 2, 5, 4.5, 6, 0.5, 0.25, 7], 4, 3)
// at Arrays.RunningMinimumCase.Least([3, 1, 2, 5, 4.5, 6], 0.5, 2)
// at Arrays.RunningMinimumCase.Least([3, 1], 0.5, 5)
// saves leastIndex, product, sum2
