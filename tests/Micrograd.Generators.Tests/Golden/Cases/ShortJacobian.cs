using System;
using Micrograd;

namespace Arrays;

public static partial class Cameras
{
    /// <summary>Where a camera sees a point: few results, elements at known places.</summary>
    [Differentiable]
    public static void See(ReadOnlySpan<double> camera, double[] point, double scale, Span<double> seen)
    {
        Span<double> centred = stackalloc double[3];
        for (var i = 0; i < 3; i++)
        {
            centred[i] = point[i] - camera[..3][i];
        }

        var near = centred[2] < 1 ? 0.5 * (1 + (centred[2] * centred[2])) : centred[2];
        seen[0] = scale * centred[0] / near;
        seen[1] = (scale * centred[1] / near) + (camera[3] * centred[0]);
    }

    /// <summary>Three results, one of them constant in some arguments, one only written in some cases.</summary>
    [Differentiable]
    public static void Blend(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> mixed)
    {
        mixed[2] = a[0] * b[1] * a[1];
        if (a[0] > b[0])
        {
            mixed[1] = Math.Sin(a[1]);
        }

        mixed[0] = 2.5;
    }
}

// at Arrays.Cameras.See([0.1, 0.2, -1, 0.3], [1, 2, 3], 1.5, new double[2])
// at Arrays.Cameras.See([0.1, 0.2, -1, 0.3, 7], [1, 2, -0.5], 1.5, new double[3])
// at Arrays.Cameras.Blend([2, 0.5], [1, 4], new double[3])
// at Arrays.Cameras.Blend([0.5, 0.5], [1, 4, 1, 1], new double[5])
// throws Arrays.Cameras.See([0.1, 0.2, -1, 0.3], [1, 2], 1.5, new double[2])
// throws Arrays.Cameras.See([0.1, 0.2, -1], [1, 2, 3], 1.5, new double[2])
// throws Arrays.Cameras.See([0.1, 0.2, -1, 0.3], [1, 2, 3], 1.5, new double[1])
// saves nothing
