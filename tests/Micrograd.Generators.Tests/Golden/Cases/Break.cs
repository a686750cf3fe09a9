using System;
using Micrograd;

namespace Loops;

public static partial class Adaptive
{
    [Differentiable]
    public static double Bessel(double x, [NoGradient] double tolerance)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; k < 100; k++)
        {
            term *= -x * x / (4.0 * k * k);
            if (Math.Abs(term) < tolerance)
                break;
            sum += term;
        }

        return sum;
    }
}

// at Loops.Adaptive.Bessel(1.5, 1e-15)
// at Loops.Adaptive.Bessel(8, 1e-15)
// at Loops.Adaptive.Bessel(0.1, 10)
// saves condition, product, term
