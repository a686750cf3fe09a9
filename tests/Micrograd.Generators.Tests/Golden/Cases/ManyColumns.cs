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
}

// at Vectors.ManyColumns.Distances([1, 0.5, -2, 4, 0.25, 3, 1.5, -1], 0.75, [0.5, -0.25, 2], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
// at Vectors.ManyColumns.Distances([1, 0.5, -2, 4, 0.25, 3, 1.5, -1], 0.75, [0.5, -0.25, 2], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
// saves condition, remainder, remainder2, result_i, root, root2
