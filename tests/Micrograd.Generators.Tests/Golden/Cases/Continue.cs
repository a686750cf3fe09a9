using System;
using Micrograd;

namespace Loops;

public static partial class Filters
{
    [Differentiable]
    public static double OddSum(double x, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            if (i % 2 == 0)
                continue;
            var term = Math.Cos(i * x);
            if (term < 0)
                continue;
            sum += term * term / i;
        }

        return sum;
    }
}

// at Loops.Filters.OddSum(0.7, 12)
// at Loops.Filters.OddSum(-2, 5)
// at Loops.Filters.OddSum(1, 0)
// saves nothing
