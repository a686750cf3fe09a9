using System;
using Micrograd;

namespace Loops;

public static partial class Nested
{
    [Differentiable]
    public static double Sum(double x, double y, int n)
    {
        var sum = 0.0;
        for (var i = 1; i <= n; i++)
        {
            var product = 1.0;
            for (var j = 0; j < i; j++)
            {
                product *= Math.Sin(x * j) + y;
            }

            sum += product * i;
        }

        return sum;
    }
}

// at Loops.Nested.Sum(0.3, 0.9, 6)
// at Loops.Nested.Sum(-1.3, 0.4, 1)
// at Loops.Nested.Sum(2, 1.1, 0)
// saves product, total
