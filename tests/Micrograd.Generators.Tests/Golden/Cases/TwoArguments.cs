using System;
using Micrograd;

namespace Functions;

public static partial class Plane
{
    [Differentiable]
    public static double Mix(double x, double y, double p)
    {
        var angle = Math.Atan2(y, x);
        var radius = double.Hypot(x, y);
        var low = Math.Min(x, y);
        var high = Math.Max(x, 0);
        var inside = Math.Clamp(angle, -p, 2);
        return angle * radius + low * high + inside + Math.Pow(radius, p) + Math.Pow(radius, 2) + Math.Pow(x, 3) + Math.Pow(y, -1) + Math.Pow(radius, 0.5) + Math.Pow(2, p);
    }
}

// at Functions.Plane.Mix(0.7, 1.3, 1.7)
// at Functions.Plane.Mix(-0.7, 1.3, 2)
// at Functions.Plane.Mix(1.2, -0.4, 0.2)
// saves nothing
