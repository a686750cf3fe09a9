using System;
using Micrograd;

namespace Fitting;

public static partial class Robust
{
    [Differentiable]
    public static double Huber(double residual, double delta)
    {
        var size = Math.Abs(residual);
        if (size <= delta)
            return 0.5 * residual * residual;
        return delta * (size - 0.5 * delta);
    }
}

// at Fitting.Robust.Huber(0.3, 1)
// at Fitting.Robust.Huber(3, 1)
// at Fitting.Robust.Huber(-3, 1)
// at Fitting.Robust.Huber(0, 1)
// saves nothing
