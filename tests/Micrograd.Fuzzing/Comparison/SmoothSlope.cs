namespace Micrograd.Fuzzing.Comparison;

/// <summary>The slope of a function by central differences, where it is smooth: differences at two steps agree (Richardson), and so do those to either side.</summary>
internal static class SmoothSlope
{
    /// <summary>Half of the neighbourhood that is looked at, in proportion to the point.</summary>
    public const double Step = 1.0 / (1 << 17);

    /// <summary>The slope and how far it may be off; null where the function is not smooth or not finite.</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">Where.</param>
    /// <param name="magnitude">How large the numbers are that the function's value is rounded from.</param>
    /// <param name="step">Half of the neighbourhood, in proportion to the point.</param>
    public static (double Slope, double Error)? At(Func<double, double> function, double x, double magnitude, double step = Step)
    {
        var h = step * Math.Max(1, Math.Abs(x));
        var (middle, left, right, nearLeft, nearRight) = (function(x), function(x - h), function(x + h), function(x - (h / 2)), function(x + (h / 2)));
        var (wide, narrow) = ((right - left) / (2 * h), (nearRight - nearLeft) / h);
        var better = narrow + ((narrow - wide) / 3);
        if (!double.IsFinite(better))
        {
            return null;
        }

        // One-sided differences differ by f″·h where f is smooth, and by more where there is a kink.
        var rounding = 1e-13 * (Math.Abs(left) + Math.Abs(middle) + Math.Abs(right) + magnitude) / h;
        var bend = Math.Abs((right - middle) - (middle - left)) / h;
        var nearBend = Math.Abs((nearRight - middle) - (middle - nearLeft)) / (h / 2);
        var error = Math.Abs(narrow - wide) + rounding + (1e-9 * (1 + Math.Abs(better)));
        var isSmooth = Math.Abs(narrow - wide) <= 1e-6 * (1 + Math.Abs(better)) + rounding
            && bend <= 1e-2 * (1 + Math.Abs(better))
            && Math.Abs(nearBend - (bend / 2)) <= (0.25 * bend) + (4 * rounding) + (1e-9 * (1 + Math.Abs(better)));
        return isSmooth && error <= 1e-4 * (1 + Math.Abs(better)) ? (better, error) : null;
    }

    /// <summary>Whether that is the slope of a function where it is smooth: as it is seen from afar or, where there are waves shorter than that, from closer by.</summary>
    /// <param name="slope">The slope.</param>
    /// <param name="seen">What differences say, and how far it may be off.</param>
    /// <param name="closer">The same by a shorter step; null where it cannot be seen.</param>
    public static bool IsOf(double slope, (double Slope, double Error) seen, Func<double, (double Slope, double Error)?> closer)
    {
        return Is(seen) || new[] { Step / 16, Step / 256, Step / 4096, Step / 65536 }.Any(step => closer(step) is { } other && Is(other));

        bool Is((double Slope, double Error) found) => Math.Abs(found.Slope - slope) <= (8 * found.Error) + (1e-6 * Math.Abs(found.Slope));
    }
}
