using System;
using Micrograd;

namespace Arrays;

/// <summary>The user's own types have the names of those that generated code uses.</summary>
public static partial class Roads
{
    [Differentiable]
    public static void Cross(ReadOnlySpan<double> road, double speed, Span<double> time)
    {
        time[0] = (road[0] + Lanes.Width) / speed;
        time[1] = road[1] / (speed + TwoRows.Gap);
    }

    /// <summary>As many results as inputs, known at run time.</summary>
    [Differentiable]
    public static void Wear(ReadOnlySpan<double> road, Span<double> loss)
    {
        for (var i = 0; i < road.Length; i++)
        {
            loss[i] = Math.Sqrt(road[i]);
        }
    }

    private static class Lanes
    {
        public const double Width = 3.5;
    }

    private static class TwoRows
    {
        public static readonly double Gap = 0.5;
    }

    private static class Vector128;

    private static class Vector512;
}

// at Arrays.Roads.Cross([7, 30], 2, new double[2])
// at Arrays.Roads.Cross([7, 30, 1], 2, new double[4])
// at Arrays.Roads.Wear([7, 30, 1], new double[3])
// saves root
