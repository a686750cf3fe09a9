using System;
using Micrograd;

namespace Arrays;

public static partial class Optimisation
{
    [Differentiable]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length - 1; i++)
        {
            var a = x[i + 1] - x[i] * x[i];
            var b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }

        return sum;
    }
}

// at Arrays.Optimisation.Rosenbrock([-1.2, 1, -1.2, 1])
// at Arrays.Optimisation.Rosenbrock([0.5])
// at Arrays.Optimisation.Rosenbrock([])
// saves nothing
