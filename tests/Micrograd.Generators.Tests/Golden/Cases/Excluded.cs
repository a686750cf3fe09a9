using System;
using Micrograd;

namespace Scalars;

/// <summary>What rules do at the edge of a domain, where the program has excluded it, and where it has not.</summary>
public static partial class Excluded
{
    /// <summary>Only positive numbers come to the logarithm.</summary>
    [Differentiable]
    public static double Entropy(double x, double y)
    {
        if (x <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(x));
        }

        return y * x * Math.Log(x);
    }

    /// <summary>The root of a square that is not zero is not zero; what is not a number is not excluded.</summary>
    [Differentiable]
    public static double Direction(double x, double y)
    {
        var square = x * x + y * y;
        if (square == 0)
        {
            return 0;
        }

        return (x - y) * Math.Sqrt(square);
    }

    /// <summary>Zero comes to the root.</summary>
    [Differentiable]
    public static double Included(double x, double y)
    {
        if (x >= 0)
        {
            return y * Math.Sqrt(x);
        }

        return x;
    }

    /// <summary>Both hold inside; outside either may.</summary>
    [Differentiable]
    public static double Both(double x, double y)
    {
        if (0 < x && y > 1)
        {
            return y * Math.Log(x) + x * Math.Acosh(y);
        }

        return x * Math.Sqrt(Math.Abs(y)) * y;
    }

    /// <summary>Neither holds where the roots are taken; one of them does before.</summary>
    [Differentiable]
    public static double Either(double x, double y)
    {
        if (x < 0.5 || y < 0.5)
        {
            return y * Math.Acosh(x);
        }

        return (x - 1) * Math.Sqrt(y) + (y - 1) * Math.Cbrt(x);
    }

    /// <summary>The arms meet again: the reverse part has arms of its own.</summary>
    [Differentiable]
    public static double Joined(double x, double y)
    {
        var square = x * x + y;
        double length;
        double weight;
        if (square <= 0)
        {
            length = x - y;
            weight = Math.Sqrt(Math.Abs(x));
        }
        else
        {
            length = Math.Sqrt(square);
            weight = y;
        }

        return (length - 1) * Math.Sin(x) * weight;
    }

    /// <summary>The wrong side is excluded, and a bound that is too low.</summary>
    [Differentiable]
    public static double Beside(double x, double y)
    {
        var result = y;
        if (x > -1)
        {
            result += y * Math.Log(Math.Max(x, 0));
        }

        if (y < 3)
        {
            result += x * Math.Sqrt(y);
        }

        return result;
    }
}

// at Scalars.Excluded.Entropy(0.5, 2)
// at Scalars.Excluded.Entropy(double.NaN, 2)
// at Scalars.Excluded.Entropy(double.PositiveInfinity, 2)
// throws Scalars.Excluded.Entropy(0, 2)
// at Scalars.Excluded.Direction(0.5, 2)
// at Scalars.Excluded.Direction(0.5, 0.5)
// at Scalars.Excluded.Direction(0, 0)
// at Scalars.Excluded.Included(1e-300, 3)
// at Scalars.Excluded.Included(4, 0)
// at Scalars.Excluded.Included(4, 3)
// at Scalars.Excluded.Included(-4, 3)
// at Scalars.Excluded.Both(0.5, 2)
// at Scalars.Excluded.Both(0.5, 0)
// at Scalars.Excluded.Both(-0.5, 2)
// at Scalars.Excluded.Either(0.25, 2)
// at Scalars.Excluded.Either(1, 1)
// at Scalars.Excluded.Either(2, 0.25)
// at Scalars.Excluded.Either(3, 0.25)
// at Scalars.Excluded.Joined(0.5, 2)
// at Scalars.Excluded.Joined(0.5, -2)
// at Scalars.Excluded.Joined(1, 0)
// at Scalars.Excluded.Beside(0.25, 0.5)
// at Scalars.Excluded.Beside(-2, 1)
// at Scalars.Excluded.Beside(2, 1)
// saves nothing
