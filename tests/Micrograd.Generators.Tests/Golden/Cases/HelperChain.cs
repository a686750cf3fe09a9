using System;
using Micrograd;

namespace Helpers;

public static partial class Chain
{
    [Differentiable]
    public static double Outer(double x, double y, int n) => Middle(x * y, n) + Middle(x, 2);

    private static double Middle(double u, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            sum += Inner(u + i, sum);
        }

        return sum;
    }

    private static double Inner(double v, double w)
    {
        for (var k = 0; k < 3; k++)
        {
            v = Math.Sin(v) + 0.1 * w;
        }

        return v;
    }
}

// at Helpers.Chain.Outer(0.5, 1.5, 4)
// at Helpers.Chain.Outer(-1, 0.3, 0)
// saves v
