using System;
using Micrograd;

namespace Arrays;

public static partial class Updates
{
    /// <summary>A part is copied over another that overlaps it, until a condition holds.</summary>
    [Differentiable]
    public static double Shifted(ReadOnlySpan<double> x, double limit, int steps)
    {
        Span<double> w = stackalloc double[4];
        x.CopyTo(w);
        for (var step = 0; step < steps; step++)
        {
            if (w[2] * step > limit)
            {
                break;
            }

            w.Slice(0, 3).CopyTo(w.Slice(1));
            w[0] = x[0] * w[3];
        }

        return w[0] * w[1];
    }
}

// at Arrays.Updates.Shifted([1, 0.5, -2, 4], 3, 4)
// at Arrays.Updates.Shifted([1, 0.5, 2, 4], 1, 3)
// saves condition, w3
