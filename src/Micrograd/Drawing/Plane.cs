using System.Globalization;

namespace Micrograd.Drawing;

/// <summary>The part of the plane around some points, and a classifier's scores there.</summary>
internal sealed class Plane
{
    private readonly Func<double, double, double[]> _scores;

    public Plane(Func<double, double, double[]> scores, IReadOnlyList<double[]> points)
    {
        _scores = scores;
        (Left, Right) = Around(points.Min(point => point[0]), points.Max(point => point[0]));
        (Bottom, Top) = Around(points.Min(point => point[1]), points.Max(point => point[1]));
    }

    public double Left { get; }

    public double Right { get; }

    public double Bottom { get; }

    public double Top { get; }

    /// <summary>Height over width.</summary>
    public double Aspect => (Top - Bottom) / (Right - Left);

    /// <summary>By how much each class leads before the best of the others; positive only for the winner.</summary>
    public double[] Leads(double x, double y)
    {
        var scores = _scores(x, y);
        if (scores is null || scores.Length == 0 || !scores.All(double.IsFinite))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The scores at ({x:R}, {y:R}) are [{string.Join(", ", scores ?? [])}]: one or more finite numbers are needed. Has the training diverged?"));
        }

        if (scores.Length == 1)
            return [-scores[0], scores[0]];
        return [.. scores.Select((score, i) => score - scores.Where((_, other) => other != i).Max())];
    }

    /// <summary>The winner; of equals the first.</summary>
    public int Winner(double x, double y)
    {
        var leads = Leads(x, y);
        return Array.IndexOf(leads, leads.Max());
    }

    private static (double From, double To) Around(double from, double to)
    {
        var room = to > from ? 0.12 * (to - from) : 1;
        return (from - room, to + room);
    }
}
