using System;
using Micrograd;

namespace Arrays;

public static partial class Mappings
{
    /// <summary>Polar coordinates to plane ones, all points in one array.</summary>
    [Differentiable]
    public static void ToPlane(ReadOnlySpan<double> polar, double scale, Span<double> plane)
    {
        for (var i = 0; i < polar.Length; i += 2)
        {
            plane[i] = scale * polar[i] * Math.Cos(polar[i + 1]);
            plane[i + 1] = scale * polar[i] * Math.Sin(polar[i + 1]);
        }
    }
}

// at Arrays.Mappings.ToPlane([1, 0.5, 2, -1], 1.5, new double[4])
// saves cosine, sine
