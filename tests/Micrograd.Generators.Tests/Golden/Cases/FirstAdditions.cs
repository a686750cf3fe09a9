using System;
using Micrograd;

namespace Arrays;

/// <summary>Where adjoints of arrays are assigned instead of added to, and where they must not be; which reverse loops may count up.</summary>
public static partial class Additions
{
    /// <summary>All of x: the gradient is assigned by the loop that is reversed first, and added to by the other.</summary>
    [Differentiable]
    public static double Twice(ReadOnlySpan<double> x)
    {
        var squares = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            squares += x[i] * x[i];
        }

        var product = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            product *= x[i] + squares;
        }

        return product;
    }

    /// <summary>Not the last element: the gradient needs zeros.</summary>
    [Differentiable]
    public static double Part(ReadOnlySpan<double> x, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            sum += Math.Sin(x[i]);
        }

        return sum / (x.Length + 1);
    }

    /// <summary>Not the last elements, in one loop.</summary>
    [Differentiable]
    public static double Few(ReadOnlySpan<double> x, int n)
    {
        var sum = 0.5 * x.Length;
        for (var i = 0; i < n; i++)
        {
            sum += Math.Sin(x[i]);
        }

        return sum;
    }

    /// <summary>All of x, each element from two iterations.</summary>
    [Differentiable]
    public static double Cyclic(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += Math.Sin(x[(i + 1) % x.Length]) * x[i];
        }

        return sum;
    }

    /// <summary>Not the first element.</summary>
    [Differentiable]
    public static double Tail(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 1; i < x.Length; i++)
        {
            sum += Math.Sin(x[i]);
        }

        return sum;
    }

    /// <summary>Not the last element, from the end.</summary>
    [Differentiable]
    public static double Front(ReadOnlySpan<double> x)
    {
        var product = 1.0;
        for (var i = 0; i < x.Length - 1; i++)
        {
            product *= 1 + x[i];
        }

        return product;
    }

    /// <summary>Not where it is negative.</summary>
    [Differentiable]
    public static double Positive(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                sum += x[i] * Math.Log(x[i]);
            }
        }

        return sum;
    }

    /// <summary>Perhaps never.</summary>
    [Differentiable]
    public static double Rounds(ReadOnlySpan<double> x, int rounds)
    {
        var total = 1.0;
        for (var round = 0; round < rounds; round++)
        {
            var sum = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                sum += x[i] * total;
            }

            total = Math.Cos(sum);
        }

        return total;
    }

    /// <summary>Each round forgets x in the end: the gradient needs zeros there, and at the start where there is no round.</summary>
    [Differentiable]
    public static double Forgotten(double[] x, int rounds)
    {
        var total = 0.5 * x.Length;
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                total += Math.Sin(x[i] + round);
            }

            Array.Clear(x);
        }

        return total;
    }

    /// <summary>The function's own loops, and what they write, stay as they are.</summary>
    [Differentiable]
    public static double Downward(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[x.Length];
        var sum = 0.1;
        for (var i = x.Length - 1; i >= 0; i--)
        {
            y[i] = Math.Sin(x[i]);
            sum += 0.1 * x[i];
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            sum *= 1 + y[i] * y[i];
        }

        return sum;
    }

    /// <summary>Each element depends on the one before: the reverse loop counts down.</summary>
    [Differentiable]
    public static double Chain(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[x.Length + 1];
        y[0] = 0.5;
        for (var i = 0; i < x.Length; i++)
        {
            y[i + 1] = y[i] * Math.Sin(x[i]) + x[i];
        }

        return y[x.Length] * y[x.Length / 2];
    }

    /// <summary>Two parts of one array, which meet: nothing is said of the order.</summary>
    [Differentiable]
    public static double Shifted(ReadOnlySpan<double> x, int shift)
    {
        Span<double> y = stackalloc double[x.Length];
        x.CopyTo(y);
        var front = y[..(x.Length - shift)];
        var back = y[shift..];
        for (var i = 0; i < front.Length; i++)
        {
            back[i] += front[i] * front[i];
        }

        var sum = 0.0;
        foreach (var v in y)
        {
            sum += Math.Sin(v);
        }

        return sum;
    }

    /// <summary>Only some rounds use their array, and only some of it.</summary>
    [Differentiable]
    public static double Sometimes(ReadOnlySpan<double> x, int rounds)
    {
        var total = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            Span<double> t = stackalloc double[x.Length];
            for (var i = 0; i < t.Length; i++)
            {
                t[i] = Math.Sin(x[i] * (round + 1));
            }

            if (round % 2 == 1)
            {
                for (var i = 0; i < t.Length; i++)
                {
                    total += t[i] * t[i];
                }
            }

            total += Math.Exp(t[0]);
        }

        return total;
    }

    /// <summary>Workspace that a branch needs, however large where it is not taken.</summary>
    [Differentiable]
    public static double Kept(double x, int n)
    {
        if (n > 100)
        {
            return Math.Sin(x);
        }

        var t = new double[n * 3];
        for (var i = 0; i < t.Length; i++)
        {
            t[i] = x * i;
        }

        var sum = 0.0;
        foreach (var v in t)
        {
            sum += v * v * v;
        }

        return sum;
    }

    /// <summary>An array of a length that may be refused, in each round anew.</summary>
    [Differentiable]
    public static double Repeated(ReadOnlySpan<double> x, int rounds, int n)
    {
        var total = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var t = new double[n];
            for (var i = 0; i < n; i++)
            {
                t[i] = Math.Exp(x[i] * round);
            }

            for (var i = 0; i < n; i++)
            {
                total += t[i] * t[i] * t[n - 1 - i];
            }
        }

        return total;
    }
}

// at Arrays.Additions.Twice([0.5, -1.5, 2])
// at Arrays.Additions.Twice([])
// at Arrays.Additions.Part([0.5, -1.5, 2], 2)
// at Arrays.Additions.Part([0.5, -1.5, 2], 3)
// at Arrays.Additions.Part([0.5, -1.5, 2], -1)
// at Arrays.Additions.Few([0.5, -1.5, 2], 2)
// at Arrays.Additions.Cyclic([0.5, -1.5, 2])
// at Arrays.Additions.Tail([0.5, -1.5, 2])
// at Arrays.Additions.Tail([])
// at Arrays.Additions.Front([0.5, -1.5, 2])
// at Arrays.Additions.Front([])
// at Arrays.Additions.Positive([0.5, -1.5, 2])
// at Arrays.Additions.Rounds([0.5, -1.5, 2], 0)
// at Arrays.Additions.Rounds([0.5, -1.5, 2], 3)
// at Arrays.Additions.Forgotten([0.5, -1.5, 2], 0)
// at Arrays.Additions.Forgotten([0.5, -1.5, 2], 3)
// at Arrays.Additions.Downward([0.3, -1.5, 2.7, 0.1, 1000.7])
// at Arrays.Additions.Chain([0.5, -1.5, 2])
// at Arrays.Additions.Chain([])
// at Arrays.Additions.Shifted([0.5, -1.5, 2, 0.3, 1], 1)
// at Arrays.Additions.Shifted([0.5, -1.5, 2, 0.3, 1], 2)
// at Arrays.Additions.Shifted([0.5, -1.5, 2], 0)
// at Arrays.Additions.Sometimes([0.5, -1.5, 2], 4)
// at Arrays.Additions.Sometimes([0.5, -1.5, 2], 1)
// at Arrays.Additions.Kept(0.5, 3)
// at Arrays.Additions.Kept(0.5, 700000000)
// at Arrays.Additions.Kept(0.5, 0)
// throws Arrays.Additions.Kept(0.5, -1)
// throws Arrays.Additions.Repeated([0.5, -1.5, 2], 2, -1)
// at Arrays.Additions.Repeated([0.5, -1.5, 2], 2, 2)
// at Arrays.Additions.Repeated([0.5, -1.5, 2], 0, -1)
// saves exponential, front_i, product, sine, sum, total, y_i
