using System;
using Micrograd;

namespace Single;

public static partial class Mixed
{
    [Differentiable]
    public static double Blend(float weight, double a, double b, [NoGradient] float bias)
    {
        var rounded = (float)(a * weight);
        double mixed = rounded + (1 - weight) * b;
        return Math.Exp(-mixed) + bias * weight;
    }
}

// at Single.Mixed.Blend(0.25f, 1.5, -0.5, 2)
// at Single.Mixed.Blend(1, 0.5, 3, -1)
// saves nothing
