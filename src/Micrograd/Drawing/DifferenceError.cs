using Micrograd.Drawing.Charts;

namespace Micrograd.Drawing;

/// <summary>
/// A picture of how wrong finite differences are, by their step: too great a step is not the limit, too small a one loses the digits. Both axes
/// are logarithmic and the error looks like a V.
/// </summary>
public static class DifferenceError
{
    private const int PerDecade = 4;
    private const int Decades = 16;

    /// <summary>Differences of a function against its derivative by <see cref="Value.Backward"/>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="at">Where.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <returns>An SVG document, the same for the same function.</returns>
    /// <exception cref="ArgumentException">The function or its derivative is not finite there.</exception>
    public static string ToSvg(Func<Value, Value> function, double at, string title = "The error of finite differences")
    {
        ArgumentNullException.ThrowIfNull(function);
        var derivative = Derivative.At(function, at).Derivative;
        return ToSvg(x => function(x).Data, derivative, at, title);
    }

    /// <summary>Differences of a function against a derivative that was computed otherwise.</summary>
    /// <param name="function">The function.</param>
    /// <param name="derivative">Its derivative at that point.</param>
    /// <param name="at">Where.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <returns>An SVG document, the same for the same function.</returns>
    /// <exception cref="ArgumentException">The function or its derivative is not finite there.</exception>
    public static string ToSvg(Func<double, double> function, double derivative, double at, string title = "The error of finite differences")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(title);
        if (!double.IsFinite(derivative))
            throw new ArgumentException($"The derivative at {at:R} is {derivative:R}: there is nothing to compare with.", nameof(derivative));
        var middle = function(at);
        if (!double.IsFinite(middle))
            throw new ArgumentException($"The function at {at:R} is {middle:R}: there is nothing to compare with.", nameof(function));

        var forward = new List<(double, double)>();
        var central = new List<(double, double)>();
        for (var i = 0; i <= Decades * PerDecade; i++)
        {
            var h = Math.Pow(10, -(double)i / PerDecade);
            Add(forward, h, (function(at + h) - middle) / h);
            Add(central, h, (function(at + h) - function(at - h)) / (2 * h));
        }

        var both = forward.Concat(central).ToArray();
        return new Chart(
            title,
            "step h",
            "|difference − derivative|",
            Scale.LogarithmicFor([Math.Pow(10, -Decades), 1]),
            Scale.LogarithmicFor(both.Select(point => point.Item2).SelectMany(error => (double[])[error, error / 30])),
            [new("(f(x+h) − f(x)) / h", forward, 0, Dotted: true), new("(f(x+h) − f(x−h)) / 2h", central, 1, Dotted: true)],
            [.. Best(forward, 0), .. Best(central, 1)]).ToSvg();

        // An error of exactly 0 has no place on a logarithmic axis.
        void Add(List<(double, double)> errors, double h, double difference)
        {
            var error = Math.Abs(difference - derivative);
            if (error > 0 && double.IsFinite(error))
                errors.Add((h, error));
        }
    }

    private static IEnumerable<Note> Best(List<(double H, double Error)> errors, int color)
    {
        if (errors.Count == 0)
            yield break;
        var (h, error) = errors.MinBy(point => point.Error);
        yield return new(h, error, $"{NumberText.Of(error)} at h = {NumberText.Of(h)}", color, Below: true);
    }
}
