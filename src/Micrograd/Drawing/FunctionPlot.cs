using Micrograd.Drawing.Charts;

namespace Micrograd.Drawing;

/// <summary>A picture of a function of one variable, its derivative, and the tangent at a point.</summary>
public static class FunctionPlot
{
    private const int Intervals = 400;

    /// <summary>The function, and its derivative by <see cref="Value.Backward"/>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="from">Where the picture begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="at">Where the tangent touches.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <returns>An SVG document, the same for the same function.</returns>
    /// <exception cref="ArgumentException">
    /// The range is not one of finite numbers, <paramref name="at"/> is outside it, or the function is not finite anywhere in it.
    /// </exception>
    /// <example><code>File.WriteAllText("curve.svg", FunctionPlot.ToSvg(x => 3 * x * x - 4 * x + 5, -5, 5, at: 3));</code></example>
    public static string ToSvg(Func<Value, Value> function, double from, double to, double at, string title = "A function and its derivative")
    {
        ArgumentNullException.ThrowIfNull(function);
        return ToSvg(x => Derivative.At(function, x), from, to, at, title);
    }

    /// <summary>The function, and its derivative as computed by the caller: by a generated method, for one.</summary>
    /// <param name="function">The function's value and derivative.</param>
    /// <param name="from">Where the picture begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="at">Where the tangent touches.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <returns>An SVG document, the same for the same function.</returns>
    /// <exception cref="ArgumentException">
    /// The range is not one of finite numbers, <paramref name="at"/> is outside it, or the function is not finite anywhere in it.
    /// </exception>
    public static string ToSvg(
        Func<double, (double Value, double Derivative)> function, double from, double to, double at, string title = "A function and its derivative")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(title);
        if (!double.IsFinite(from) || !double.IsFinite(to) || from >= to)
            throw new ArgumentException($"The range {from:R} … {to:R} is not one of finite numbers from left to right.", nameof(from));
        if (!(at >= from && at <= to))
            throw new ArgumentException($"The tangent's point {at:R} is outside the range {from:R} … {to:R}.", nameof(at));

        var curve = new (double X, double Y)[Intervals + 1];
        var slope = new (double X, double Y)[Intervals + 1];
        for (var i = 0; i <= Intervals; i++)
        {
            var x = from + (to - from) * i / Intervals;
            var (value, derivative) = function(x);
            (curve[i], slope[i]) = ((x, value), (x, derivative));
        }

        var heights = curve.Concat(slope).Select(point => point.Y).Where(double.IsFinite).Order().ToArray();
        if (heights.Length == 0)
            throw new ArgumentException($"The function is not finite anywhere in {from:R} … {to:R}.", nameof(function));

        var (y, m) = function(at);
        (double, double)[] tangent = [(from, y + m * (from - at)), (to, y + m * (to - at))];
        return new Chart(
            title,
            "x",
            "",
            Scale.Linear(from, to),
            Scale.LinearFor(WithoutPoles(heights)),
            [new("f(x)", curve, 0), new("f′(x)", slope, 1), new($"tangent at {NumberText.Of(at)}", tangent, 2, Dashed: true)],
            [new(at, y, $"f = {NumberText.Of(y)}, slope {NumberText.Of(m)}", 2)]).ToSvg();
    }

    // Near a pole the function is greater than anywhere else, and nothing else would be seen.
    private static double[] WithoutPoles(double[] sorted)
    {
        var (low, high) = (sorted[sorted.Length / 10], sorted[sorted.Length * 9 / 10]);
        var reach = 4 * (high - low);
        return reach > 0 ? [.. sorted.Where(y => y >= low - reach && y <= high + reach)] : sorted;
    }
}
