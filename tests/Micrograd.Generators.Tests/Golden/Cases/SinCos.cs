using System;
using Micrograd;

namespace Functions;

public static partial class Rotation
{
    [Differentiable]
    public static double Turned(double x, double y, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        var u = x * cos - y * sin;
        var v = x * sin + y * cos;
        (u, v) = (v, u);
        return u * u * u + v * Math.Sin(x) * Math.Cos(x);
    }
}

// at Functions.Rotation.Turned(1, 2, 0.5)
// at Functions.Rotation.Turned(-0.3, 0.8, -2)
// saves nothing
