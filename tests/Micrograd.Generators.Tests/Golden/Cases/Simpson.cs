using System;
using Micrograd;

namespace Loops;

public static partial class Integrals
{
    /// <summary>Simpson's rule for x^power · e^−x on [0, upper].</summary>
    [Differentiable]
    public static double Gamma(double power, double upper, int intervals)
    {
        var h = upper / intervals;
        var sum = 0.0;
        for (var i = 1; i < intervals; i += 2)
        {
            sum += 4 * Integrand(i * h, power) + 2 * Integrand((i + 1) * h, power);
        }

        return (sum - Integrand(upper, power)) * h / 3;
    }

    private static double Integrand(double x, double power) => Math.Pow(x, power) * Math.Exp(-x);
}

// at Loops.Integrals.Gamma(2.5, 10, 40)
// at Loops.Integrals.Gamma(1, 3, 2)
// at Loops.Integrals.Gamma(0.5, 20, 100)
// saves nothing
