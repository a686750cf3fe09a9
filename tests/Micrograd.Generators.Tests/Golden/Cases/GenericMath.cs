using System;
using System.Numerics;
using Micrograd;

namespace Functions;

public static partial class Generic
{
    [Differentiable]
    public static T Norm<T>(T x, T y)
        where T : IRootFunctions<T> => T.Sqrt(x * x + y * y);

    [Differentiable]
    public static T Orbit<T>(T mean, T eccentricity, int steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var two = T.CreateChecked(2);
        var angle = mean;
        for (var i = 0; i < steps; i++)
        {
            angle = mean + eccentricity * T.Sin(angle);
        }

        if (angle > T.Pi)
        {
            angle -= two * T.Pi;
        }

        return T.Max(Sum(angle, eccentricity), T.CreateChecked(-0.75));
    }

    [Differentiable]
    public static T Similarity<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < a.Length; i++)
        {
            sum += T.Tanh(a[i] * b[i]);
        }

        return sum / T.CreateChecked(a.Length);
    }

    private static TNumber Sum<TNumber>(TNumber a, TNumber b)
        where TNumber : IFloatingPointIeee754<TNumber>
    {
        var sum = TNumber.One;
        while (sum < a)
        {
            sum += b * sum;
        }

        return sum * TNumber.Cos(a);
    }
}

// at Functions.Generic.Norm(1.5, 2.0)
// at Functions.Generic.Orbit(2.5, 0.3, 4)
// at Functions.Generic.Orbit(3.5, 0.1, 3)
// at Functions.Generic.Similarity([1, 2, 0.3], [0.5, -1, 2])
// saves angle, sine, sum
