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

    /// <summary>A result that is changed after it was written, and what the results hold on entry.</summary>
    [Differentiable]
    public static void Refine(ReadOnlySpan<double> x, Span<double> refined)
    {
        refined[0] = x[0] * x[1] * x[2] * refined[3];
        refined[1] *= x[1];
        if (refined[1] > 1)
        {
            refined[0] *= x[2] + refined[1];
        }
    }

    /// <summary>One result: three of four elements count.</summary>
    [Differentiable]
    public static void Mean(ReadOnlySpan<double> x, Span<double> mean)
    {
        if (x[2] * x[3] > 0)
        {
            mean[0] = (x[0] + (x[1] * x[1])) / 2;
        }
    }

    /// <summary>A second result in some cases only: there may be no place for it.</summary>
    [Differentiable]
    public static void Sometimes(ReadOnlySpan<double> x, Span<double> results)
    {
        results[0] = x[0] * x[1] * x[2];
        if (x[0] > 0)
        {
            results[1] = x[1] / x[2];
        }
    }

    /// <summary>Four results.</summary>
    [Differentiable]
    public static void Four(ReadOnlySpan<double> x, double y, Span<double> results)
    {
        results[0] = x[0] * y;
        results[1] = x[1] / y;
        results[2] = Math.Exp(x[2]) * x[0];
        results[3] = x[3] - (y * y);
    }

    /// <summary>Six results, one lane each of eight.</summary>
    [Differentiable]
    public static void Six(ReadOnlySpan<double> x, double y, Span<double> results)
    {
        results[0] = x[0] * y;
        results[1] = x[1] / y;
        results[2] = Math.Exp(x[2]) * x[0];
        results[3] = x[3] - (y * y);
        results[4] = x[4] * x[5];
        results[5] = x[6] / x[0];
    }
}

// at Arrays.Cameras.See([0.1, 0.2, -1, 0.3], [1, 2, 3], 1.5, new double[2])
// at Arrays.Cameras.See([0.1, 0.2, -1, 0.3, 7], [1, 2, -0.5], 1.5, new double[3])
// at Arrays.Cameras.Blend([2, 0.5], [1, 4], new double[3])
// at Arrays.Cameras.Blend([0.5, 0.5], [1, 4, 1, 1], new double[5])
// at Arrays.Cameras.Refine([0.7, 1.5, 2], [1, 2, 3, 4])
// at Arrays.Cameras.Refine([0.7, 0.3, 2, 5], [1, 2, 3, 4, 5])
// at Arrays.Cameras.Mean([1, 2, 3, 4], new double[1])
// at Arrays.Cameras.Mean([1, 2, -3, 4, 5], [6, 7])
// at Arrays.Cameras.Sometimes([1, 2, 3], new double[2])
// at Arrays.Cameras.Sometimes([-1, 2, 3], new double[1])
// at Arrays.Cameras.Four([1, 2, 0.5, 4], 3, new double[4])
// at Arrays.Cameras.Four([1, 2, 0.5, 4, 5], 3, new double[5])
// at Arrays.Cameras.Six([1, 2, 0.5, 4, 5, 6, 7], 3, new double[6])
// at Arrays.Cameras.Six([1, 2, 0.5, 4, 5, 6, 7, 8], 3, new double[9])
// throws Arrays.Cameras.See([0.1, 0.2, -1, 0.3], [1, 2], 1.5, new double[2])
// throws Arrays.Cameras.See([0.1, 0.2, -1], [1, 2, 3], 1.5, new double[2])
// throws Arrays.Cameras.See([0.1, 0.2, -1, 0.3], [1, 2, 3], 1.5, new double[1])
// throws Arrays.Cameras.Sometimes([1, 2, 3], new double[1])
// throws Arrays.Cameras.Six([1, 2, 0.5, 4, 5, 6, 7], 3, new double[5])
// throws Arrays.Cameras.Refine([0.7, 0.3, 2], [1, 2, 3])
// saves nothing
