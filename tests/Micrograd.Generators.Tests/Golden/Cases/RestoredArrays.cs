using System;
using Micrograd;

namespace Arrays;

public static partial class Interference
{
    /// <summary>Two arrays that each iteration fills anew: a row for each iteration.</summary>
    [Differentiable]
    public static double Intensity(ReadOnlySpan<double> x)
    {
        Span<double> w = stackalloc double[x.Length];
        Span<double> v = stackalloc double[x.Length];
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                w[j] = Math.Sin(x[j] * x[i]);
                v[j] = Math.Exp(x[j] - x[i]);
            }

            var sum = 0.0;
            for (var j = 0; j < x.Length; j++)
            {
                sum += w[j] * w[j] * v[j];
            }

            total = Math.Sin(total) + (sum * sum);
        }

        return total;
    }

    /// <summary>Every second iteration: the reverse part gets both arrays back, the last one first.</summary>
    [Differentiable]
    public static double Coarse(ReadOnlySpan<double> x)
    {
        Span<double> w = stackalloc double[x.Length];
        Span<double> v = stackalloc double[x.Length];
        var total = 0.0;
        for (var i = 0; i < x.Length; i += 2)
        {
            for (var j = 0; j < x.Length; j++)
            {
                w[j] = Math.Sin(x[j] * x[i]);
                v[j] = Math.Exp(x[j] - x[i]);
            }

            var sum = 0.0;
            for (var j = 0; j < x.Length; j++)
            {
                sum += w[j] * w[j] * v[j];
            }

            total = Math.Sin(total) + (sum * sum);
        }

        return total;
    }

    /// <summary>Nothing but what the loop fills is left when it ends: a row each where they are read after it, too, would be wrong.</summary>
    [Differentiable]
    public static double Last(ReadOnlySpan<double> x)
    {
        Span<double> w = stackalloc double[x.Length];
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                w[j] = Math.Sin(x[j] * x[i]);
            }

            for (var j = 0; j < x.Length; j++)
            {
                total += total * w[j] * w[j];
            }

            total += 1;
        }

        for (var j = 0; j < x.Length; j++)
        {
            total *= w[j];
        }

        return total;
    }

    /// <summary>What a guard turns away needs no rows.</summary>
    [Differentiable]
    public static double Guarded(double x, int n)
    {
        var total = x;
        if (n < 1000)
        {
            for (var i = 0; i < n; i++)
            {
                var w = new double[n + 2];
                for (var j = 0; j < w.Length; j++)
                {
                    w[j] = Math.Sin(total * j);
                }

                var sum = 0.0;
                for (var j = 0; j < w.Length; j++)
                {
                    sum += w[j] * w[j];
                }

                total = Math.Sin(sum);
            }
        }

        return total;
    }

    /// <summary>The outer loop is reversed iteration by iteration: rows for one of its iterations, and none if it has none.</summary>
    [Differentiable]
    public static double Sum(ReadOnlySpan<double> x, int rounds, int n)
    {
        Span<double> w = stackalloc double[x.Length];
        var total = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var product = 1.0;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < x.Length; j++)
                {
                    w[j] = Math.Sin(x[j] * (i + round));
                }

                var sum = 0.0;
                for (var j = 0; j < x.Length; j++)
                {
                    sum += w[j] * w[j];
                }

                product *= sum;
            }

            total += product;
        }

        return total;
    }

    /// <summary>Rows in a loop whose iterations are not reversed one by one: each outer iteration would need rows of its own.</summary>
    [Differentiable]
    public static double Twice(ReadOnlySpan<double> x, int rounds)
    {
        Span<double> w = stackalloc double[x.Length];
        var total = 0.5;
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                for (var j = 0; j < x.Length; j++)
                {
                    w[j] = Math.Sin(x[j] * total);
                }

                for (var j = 0; j < x.Length; j++)
                {
                    total += total * w[j] * w[j];
                }
            }

            total = Math.Cos(total);
        }

        return total;
    }
}

// at Arrays.Interference.Intensity([0.1, 0.2, -1, 0.3, 1.5])
// at Arrays.Interference.Intensity([])
// at Arrays.Interference.Coarse([0.1, 0.2, -1, 0.3, 1.5])
// at Arrays.Interference.Last([0.1, 0.2, -1, 0.3])
// at Arrays.Interference.Last([])
// at Arrays.Interference.Guarded(0.3, 3)
// at Arrays.Interference.Guarded(0.3, -3)
// at Arrays.Interference.Guarded(0.3, 2000000000)
// at Arrays.Interference.Sum([0.5, 1.5, -1], 2, 3)
// at Arrays.Interference.Sum([0.5, 1.5, -1], 0, 700000000)
// at Arrays.Interference.Sum([0.5, 1.5, -1], 2, -1)
// at Arrays.Interference.Twice([0.1, 0.2, -1], 3)
// at Arrays.Interference.Twice([0.1, 0.2, -1], 0)
// saves exponential, product, sum, total, total2, v, w
