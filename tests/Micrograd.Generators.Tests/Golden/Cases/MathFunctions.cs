using System;
using Micrograd;

namespace Functions;

public static partial class Everything
{
    [Differentiable]
    public static double Sum(double x, double y)
    {
        var powers = Math.Sqrt(x) + Math.Cbrt(y) + Math.Exp(-x) + Math.Log(x) + Math.Log2(y) + Math.Log10(x) + Math.Log(x, 3) + double.Exp2(y) + double.LogP1(x) + double.ExpM1(y);
        var trigonometric = Math.Sin(x) + Math.Cos(y) + Math.Tan(x) + Math.Asin(y / 4) + Math.Acos(x / 4) + Math.Atan(y) + double.SinPi(x);
        var hyperbolic = Math.Sinh(x) + Math.Cosh(y) + Math.Tanh(x) + Math.Asinh(y) + Math.Acosh(1 + x) + Math.Atanh(y / 4);
        var others = Math.Abs(x) + Math.FusedMultiplyAdd(x, y, x) + Math.CopySign(x, -y) + Math.Floor(x) * y + double.Lerp(x, y, 0.25) + double.DegreesToRadians(y);
        return powers * trigonometric + hyperbolic * others;
    }
}

// at Functions.Everything.Sum(0.7, 1.3)
// at Functions.Everything.Sum(2.2, 0.4)
// at Functions.Everything.Sum(1.1, 2.9)
// saves nothing
