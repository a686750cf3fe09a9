using System;
using Micrograd;

namespace Arrays;

public static partial class TwoResultsCase
{
    [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
    public static void Rotate(ReadOnlySpan<double> point, double angle, Span<double> rotated, Span<double> squares)
    {
        var (sin, cos) = Math.SinCos(angle);
        rotated[0] = cos * point[0] - sin * point[1];
        rotated[1] = sin * point[0] + cos * point[1];
        squares[0] = rotated[0] * rotated[0];
    }
}

// at Arrays.TwoResultsCase.Rotate([1, 2], 0.3, new double[2], new double[1])
// saves nothing
