using System;
using Micrograd;

namespace Loops;

public static partial class Roots
{
    [Differentiable]
    public static double Root(double a)
    {
        var x = a;
        while (Math.Abs(x * x - a) > 1e-12)
            x = 0.5 * (x + a / x);
        return x;
    }
}

// at Loops.Roots.Root(2)
// at Loops.Roots.Root(0.25)
// at Loops.Roots.Root(144)
// saves x
