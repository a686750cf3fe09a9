using Micrograd.Drawing.Charts;

namespace Micrograd.Drawing;

/// <summary>A picture of how training went.</summary>
public static class LossCurve
{
    /// <summary>The loss at each step.</summary>
    /// <param name="training">The training loss, one number per step. Where it is NaN or infinite the line is interrupted.</param>
    /// <param name="validation">The validation loss, if there is one: as often as it was computed.</param>
    /// <param name="validationEvery">After how many steps it was computed each time: its i-th number belongs to step i · this.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <returns>
    /// An SVG document, the same for the same numbers. The losses are on a logarithmic axis where all are positive and the greatest is
    /// more than 50 times the smallest.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="training"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="validationEvery"/> is less than 1.</exception>
    public static string ToSvg(IReadOnlyList<double> training, IReadOnlyList<double>? validation = null, int validationEvery = 1, string title = "Loss")
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfLessThan(validationEvery, 1);
        if (training.Count == 0)
            throw new ArgumentException("There is no step to draw: give the loss of at least one.", nameof(training));

        var lines = new List<Series> { new($"training, at last {NumberText.Of(training[^1])}", [.. training.Select((loss, step) => ((double)step, loss))], 0, Dotted: training.Count == 1) };
        if (validation is { Count: > 0 })
            lines.Add(new($"validation, at last {NumberText.Of(validation[^1])}", [.. validation.Select((loss, i) => ((double)i * validationEvery, loss))], 1, Dotted: validation.Count <= 30));

        var losses = lines.SelectMany(line => line.Points).Select(point => point.Y).Where(double.IsFinite).ToArray();
        var isLogarithmic = losses.Length > 0 && losses.Min() > 0 && losses.Max() > 50 * losses.Min();
        var lastStep = lines.Max(line => line.Points[^1].X);
        var last = training[^1];
        return new Chart(
            title,
            "step",
            "loss",
            Scale.Linear(0, Math.Max(1, lastStep)),
            isLogarithmic ? Scale.LogarithmicFor(losses) : Scale.LinearFor([0, .. losses]),
            lines,
            double.IsFinite(last) ? [new(training.Count - 1, last, "", 0)] : []).ToSvg();
    }
}
