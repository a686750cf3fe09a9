using System;
using Micrograd;

namespace Names;

public static partial class Clashes
{
    [Differentiable]
    public static double F(double value, double d_x, double x, double @class, double Σ, double gradient, double tape)
    {
        var d_value = value * x;
        var @return = Math.Sin(@class * d_value) + d_x;
        return @return * Σ * gradient + tape * @return;
    }
}

// at Names.Clashes.F(1.5, 2, 0.3, -1, 0.7, 2, 0.5)
// at Names.Clashes.F(value: 0.5, d_x: -2, x: 3, @class: 1, Σ: -0.7, gradient: 1, tape: 0)
// saves nothing
