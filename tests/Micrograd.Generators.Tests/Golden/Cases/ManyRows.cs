using System;
using Micrograd;

namespace Arrays;

public static partial class Filters
{
    /// <summary>Fewer results than inputs, but more than there are lanes.</summary>
    [Differentiable]
    public static void Smooth(ReadOnlySpan<double> x, double sharpness, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            var s = x[i];
            for (var k = 1; k < 4; k++)
            {
                s = Math.Tanh(sharpness * s) + (0.5 * s * x[i + k]);
            }

            y[i] = s;
        }
    }

    /// <summary>What is overwritten comes back from the tape for every eight rows.</summary>
    [Differentiable]
    public static void Diffuse(ReadOnlySpan<double> x, Span<double> y)
    {
        var state = x.ToArray();
        for (var t = 0; t < 3; t++)
        {
            for (var i = 1; i < state.Length; i++)
            {
                state[i] = Math.Sin(state[i] * state[i - 1]);
            }
        }

        for (var i = 0; i < y.Length; i++)
        {
            y[i] = state[i + 1] * state[i];
        }
    }

    /// <summary>The reverse part restores a whole array, which the next rows would need as it was: the forward part runs again for them.</summary>
    [Differentiable]
    public static void Energies(ReadOnlySpan<double> x, Span<double> y)
    {
        Span<double> w = stackalloc double[x.Length];
        for (var i = 0; i < y.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                w[j] = Math.Sin(x[j] * x[i]);
            }

            var sum = 0.0;
            foreach (var e in w)
            {
                sum += e * e;
            }

            y[i] = sum * sum;
        }
    }

    /// <summary>Reads what the results held on entry, elsewhere.</summary>
    [Differentiable]
    public static void Mirror(ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = (x[i] * y[y.Length - 1 - i]) + x[i + 1];
        }
    }

    /// <summary>Results made of what later ones held on entry.</summary>
    [Differentiable]
    public static void Shift(ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < y.Length - 12; i++)
        {
            y[i] = y[i + 12] * x[i];
        }
    }

    /// <summary>Moves each result on before it is overwritten.</summary>
    [Differentiable]
    public static void Turn(ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            var j = (i + 9) % y.Length;
            y[j] = y[i];
            y[i] = x[i] * x[i + 1];
        }
    }
}

// at Arrays.Filters.Smooth([0.1, 0.2, -1, 0.3, 1, 2, 3, -0.5, 0.25, 1.5, -2, 0.75, 0.4, 1.1], 0.7, new double[11])
// at Arrays.Filters.Smooth([0.1, 0.2, -1, 0.3, 1, 2, 3, -0.5, 0.25, 1.5, -2, 0.75, 0.4, 1.1], 0.7, new double[8])
// at Arrays.Filters.Smooth([0.1, 0.2, -1, 0.3, 1], 0.7, new double[0])
// at Arrays.Filters.Diffuse([0.1, 0.2, -1, 0.3, 1, 2, 3, -0.5, 0.25, 1.5, -2, 0.75, 0.4, 1.1], new double[10])
// throws Arrays.Filters.Smooth([0.1, 0.2, -1, 0.3], 0.7, new double[3])
// at Arrays.Filters.Mirror([0.1, 0.2, -1, 0.3, 1, 2, 3, -0.5, 0.25, 1.5, -2, 0.75, 0.4, 1.1, 0.6, 0.7, 0.8, -0.9, 1.2, 1.3, -1.4, 0.15, 0.35, 0.45, 0.55, 0.65], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24])
// at Arrays.Filters.Shift([0.1, 0.2, -1, 0.3, 1, 2, 3, -0.5, 0.25, 1.5, -2, 0.75, 0.4, 1.1, 0.6, 0.7, 0.8, -0.9, 1.2, 1.3, -1.4, 0.15, 0.35, 0.45, 0.55, 0.65], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24])
// at Arrays.Filters.Turn([0.1, 0.2, -1, 0.3, 1, 2, 3, -0.5, 0.25, 1.5, -2, 0.75, 0.4, 1.1, 0.6, 0.7, 0.8, -0.9, 1.2, 1.3, -1.4, 0.15, 0.35, 0.45, 0.55, 0.65], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24])
// at Arrays.Filters.Turn([0.1, 0.2, -1, 0.3, 1, 2, 3, -0.5, 0.25, 1.5, -2, 0.75], [1, 2, 3, 4, 5, 6, 7, 8, 9])
// at Arrays.Filters.Energies([0.1, 0.2, -1, 0.3, 1, 2, 3, -0.5, 0.25, 1.5, -2, 0.75, 0.4, 1.1], new double[10])
// saves j, s, statePrevious, state_i, sum, tanh, y_element
