namespace Micrograd;

/// <summary>
/// The derivative of a function of one number by central differences over many step sizes, each extrapolated to step 0 (Ridders,
/// "Accurate computation of F′(x) and F′(x)F″(x)", 1982), and what can be said about it.
/// </summary>
internal sealed class CentralDifference
{
    // Extrapolating further than the error terms of order 2, 4, 6 and 8 amplifies rounding.
    private const int Orders = 5;

    private readonly Func<double, double> _function;
    private readonly bool _single;
    private readonly double _x;
    private readonly double _noise;
    private readonly double[] _previous = new double[Orders];
    private string? _failure;

    private CentralDifference(Func<double, double> function, double x, double noise, bool single)
    {
        _function = function;
        _x = x;
        _noise = noise;
        _single = single;
    }

    /// <summary>The estimate; NaN if there is none.</summary>
    public double Slope { get; private set; } = double.NaN;

    /// <summary>How far <see cref="Slope"/> may be off.</summary>
    public double Error { get; private set; } = double.PositiveInfinity;

    /// <summary>The slope just below x, where x is a kink.</summary>
    public double Left { get; private set; } = double.NaN;

    /// <summary>The slope just above x, where x is a kink.</summary>
    public double Right { get; private set; } = double.NaN;

    /// <summary>Whether the function has a kink at x: two slopes, and a subgradient between them.</summary>
    public bool IsKink { get; private set; }

    /// <summary>Whether the slopes grow without bound as the step shrinks: a jump, a cusp or a vertical tangent.</summary>
    public bool IsUnbounded { get; private set; }

    /// <summary>Whether a difference could be formed at all.</summary>
    public bool Exists => !double.IsNaN(Slope);

    /// <summary>Why there is no difference, in words.</summary>
    public string Failure => _failure ?? "F is not finite around here";

    /// <summary>Estimates a derivative.</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">Where.</param>
    /// <param name="noise">The rounding error of one evaluation.</param>
    /// <param name="single">Whether the function computes in single precision.</param>
    public static CentralDifference Of(Func<double, double> function, double x, double noise, bool single)
    {
        var difference = new CentralDifference(function, x, noise, single);

        // Steps in proportion to x suit logarithms and powers, steps in proportion to 1 suit sines far from 0: the better one wins.
        if (x != 0)
            difference.Extrapolate(Math.Abs(x));
        if (!(difference.Error <= 1e-8 * Math.Abs(difference.Slope)))
            difference.Extrapolate(1);
        difference.LookForKink(x != 0 ? Math.Abs(x) : 1);
        return difference;
    }

    private void Extrapolate(double scale)
    {
        // Steps that leave the domain do not count: the edge may be close.
        var (levels, failures) = _single ? (9, 12) : (18, 40);
        var known = 0;
        for (var h = PowerOfTwo(scale) / 8; levels > 0 && failures > 0; h /= 2)
        {
            if (!TrySlope(h, out var slope))
            {
                failures--;
                known = 0;
                continue;
            }

            levels--;
            known = Refine(slope, h, known);
            if (known == Orders && Error <= 1e-11 * Math.Abs(Slope))
                return;
        }
    }

    // One more row of Neville's table: the row before is in _previous, of which `known` columns are filled.
    private int Refine(double slope, double h, int known)
    {
        var rounding = _noise / h;
        var factor = 1.0;
        for (var order = 0; order < Orders; order++)
        {
            var before = _previous[order];
            _previous[order] = slope;
            if (order == known)
                return order + 1;

            factor *= 4;
            var better = slope + (slope - before) / (factor - 1);
            var error = Math.Max(Math.Abs(better - slope), Math.Abs(better - before)) + rounding;
            if (error < Error)
                (Slope, Error) = (better, error);
            slope = better;
        }

        return Orders;
    }

    // Between right and left slope of a smooth function lies f″·h, which halves with the step; at a kink it stays, at a jump it doubles.
    private void LookForKink(double scale)
    {
        if (!TryEvaluate(_x, out var middle))
            return;
        var h = PowerOfTwo(scale) * (_single ? 1.0 / 128 : 1.0 / 16384);
        Span<double> gaps = stackalloc double[3];
        Span<double> slopes = stackalloc double[3];
        for (var i = 0; i < gaps.Length; i++, h /= 2)
        {
            if (!TryEvaluate(_x + h, out var above) || !TryEvaluate(_x - h, out var below))
                return;
            Left = (middle - below) / h;
            Right = (above - middle) / h;
            gaps[i] = Right - Left;
            slopes[i] = (above - below) / (2 * h);
            if (Math.Abs(gaps[i]) < 1000 * _noise / h)
                gaps[i] = 0;
        }

        var shrinks = (First: gaps[0] / gaps[1], Second: gaps[1] / gaps[2]);
        IsKink = shrinks is { First: > 0.9 and < 1.1, Second: > 0.9 and < 1.1 };
        IsUnbounded = Grows(gaps) || (Grows(slopes) && Error > 1e-3 * Math.Abs(Slope));
    }

    private static bool Grows(Span<double> v) => v[1] / v[0] > 1.1 && v[2] / v[1] > 1.1;

    private bool TrySlope(double h, out double slope)
    {
        slope = 0;
        var (above, below) = (Rounded(_x + h), Rounded(_x - h));
        if (above == below || !TryEvaluate(above, out var fAbove) || !TryEvaluate(below, out var fBelow))
            return false;
        slope = (fAbove - fBelow) / (above - below);
        return double.IsFinite(slope);
    }

    private bool TryEvaluate(double x, out double result)
    {
        try
        {
            result = _function(Rounded(x));
            if (double.IsFinite(result))
                return true;
            _failure = "F is not finite on both sides";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The step left the domain; a smaller one may not.
            result = double.NaN;
            _failure = $"F throws {exception.GetType().Name} nearby";
        }

        return false;
    }

    private double Rounded(double x) => _single ? (float)x : x;

    // Adding a power of two is exact, or nearly so.
    private static double PowerOfTwo(double scale) => Math.ScaleB(1, Math.ILogB(scale));
}
