using System;
using Micrograd;

namespace Vectors;

public static partial class ManyColumns
{
    /// <summary>More columns than a sweep has lanes, of three parameters; the roots have a pole at zero.</summary>
    [Differentiable]
    public static void Distances(ReadOnlySpan<double> x, double scale, ReadOnlySpan<double> centre, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            var square = 0.0;
            for (var j = 0; j < centre.Length; j++)
            {
                var d = x[(i + j) % x.Length] - centre[j];
                square += d * d;
            }

            result[i] = scale * Math.Sqrt(square) + Math.Cbrt(x[i % x.Length]);
            if (result[i] > 4)
            {
                result[i] = 4 / result[i];
            }
        }
    }

    /// <summary>One array, results that are only written, the first one not at all: derivatives go to their columns at once.</summary>
    [Differentiable]
    public static void Waves(ReadOnlySpan<double> x, Span<double> result)
    {
        var square = 0.0;
        foreach (var element in x)
        {
            square += element * element;
        }

        for (var i = 1; i < result.Length; i++)
        {
            result[i] = Math.Sin(i * square) + x[i % x.Length];
        }
    }
}

// at Vectors.ManyColumns.Distances([1, 0.5, -2, 4, 0.25, 3, 1.5, -1], 0.75, [0.5, -0.25, 2], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
// at Vectors.ManyColumns.Distances([1, 0.5, -2, 4, 0.25, 3, 1.5, -1], 0.75, [0.5, -0.25, 2], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
// at Vectors.ManyColumns.Waves([1, 0.5, -2], [7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
// at Vectors.ManyColumns.Waves([1, 0.5, -2, 0.75, -0.25, 1.5, 0.1, 0.2], [7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
// at Vectors.ManyColumns.Waves([1, 0.5, -2, 0.75, -0.25, 1.5, 0.1, 0.2, 0.3, 0.4, -0.5], [7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
// at Vectors.ManyColumns.Waves([1, 0.5, -2, 0.75, -0.25, 1.5, 0.1, 0.2, 0.3, 0.4, -0.5], [7, 0, 0])
// saves condition, remainder, remainder2, result_i, root, root2
