using System;
using System.Numerics;
using Micrograd;

namespace Functions;

public static partial class Fits
{
    [Differentiable]
    public static double Error((double X, double Y)[] points, double slope, double offset)
    {
        var sum = 0.0;
        foreach (var (x, y) in points)
        {
            var error = slope * x + offset - y;
            sum += error * error;
        }

        return sum;
    }

    [Differentiable]
    public static float Spread(ReadOnlySpan<Vector2> points)
    {
        var mean = Vector2.Zero;
        foreach (var point in points)
        {
            mean += point;
        }

        mean /= points.Length;
        var sum = 0f;
        for (var i = 0; i < points.Length; i++)
        {
            sum += Vector2.DistanceSquared(points[i], mean);
        }

        return sum;
    }
}

// at Functions.Fits.Error([(1, 2), (3, 1)], 0.5, 2)
// at Functions.Fits.Spread([new(1, 2), new(3, 1), new(-1, 0)])
// saves nothing
