using System;
using Micrograd;

namespace Functions;

public static partial class Scaling
{
    [Differentiable]
    public static double Mean(double x, double y, int n) => Math.ScaleB(double.RootN(x * y, n), -n) + Math.BitIncrement(x) + x % y + Math.IEEERemainder(x, y);
}

// at Functions.Scaling.Mean(2, 3, 2)
// at Functions.Scaling.Mean(5.5, 1.5, 3)
// at Functions.Scaling.Mean(0.5, 8, -2)
// saves nothing
