using System;
using Micrograd;

namespace Helpers;

public static partial class Local
{
    [Differentiable]
    public static double Area(double a, double b, double angle)
    {
        static double Square(double side) => side * side;
        double OppositeSide(double factor) => Math.Sqrt(Square(a) + Square(b) - factor * a * b * Math.Cos(angle));

        var c = OppositeSide(2);
        var s = (a + b + c) / 2;
        return Math.Sqrt(s * (s - a) * (s - b) * (s - c));
    }
}

// at Helpers.Local.Area(3, 4, 1.2)
// at Helpers.Local.Area(2, 2, 0.4)
// saves nothing
