using Micrograd.Drawing.Layout;

namespace Micrograd.Drawing.Charts;

/// <summary>Finds for each note of a chart a place near its point where its text hides no line and no other note.</summary>
/// <param name="left">Left edge of the plot.</param>
/// <param name="top">Upper edge.</param>
/// <param name="right">Right edge.</param>
/// <param name="bottom">Lower edge.</param>
internal sealed class NotePlacement(double left, double top, double right, double bottom)
{
    private const double Gap = 12;
    private const double Ascent = 12;
    private const double Descent = 4;

    private readonly List<Point> _line = [];
    private readonly List<(double Left, double Right, double Baseline)> _taken = [];

    /// <summary>Tells of a piece of a line that is not to be hidden.</summary>
    public void Avoid(Point from, Point to)
    {
        if (!double.IsFinite(from.X + from.Y + to.X + to.Y))
            return;
        var pieces = (int)Math.Clamp(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)) / 3, 1, 500);
        for (var i = 0; i <= pieces; i++)
            _line.Add(new(from.X + (to.X - from.X) * i / pieces, from.Y + (to.Y - from.Y) * i / pieces));
    }

    /// <summary>Where the text begins, on its base line.</summary>
    public Point Place(Point point, double width, bool below)
    {
        var (middle, before, after) = (point.X - width / 2, point.X - Gap - width, point.X + Gap);
        Point[] above = [new(after, point.Y - 10), new(before, point.Y - 10), new(middle, point.Y - 14), new(after, point.Y + 4.5), new(before, point.Y + 4.5)];
        Point[] beneath = [new(middle, point.Y + 24), new(before, point.Y + 28), new(after, point.Y + 28), new(before, point.Y + 44), new(after, point.Y + 44)];
        var best = (below ? beneath.Concat(above) : above.Concat(beneath)).Select(place => Inside(place, width)).MinBy(place => Hidden(place, width));
        _taken.Add((best.X, best.X + width, best.Y));
        return best;
    }

    private Point Inside(Point place, double width) =>
        new(Math.Clamp(place.X, left + 6, Math.Max(left + 6, right - 6 - width)), Math.Clamp(place.Y, top + 16, bottom - 8));

    // How much of the lines the text would hide; another text is worse.
    private int Hidden(Point place, double width)
    {
        var lines = _line.Count(at => at.X > place.X - 4 && at.X < place.X + width + 4 && at.Y > place.Y - Ascent - 2 && at.Y < place.Y + Descent + 2);
        var texts = _taken.Count(other => place.X < other.Right && other.Left < place.X + width && Math.Abs(other.Baseline - place.Y) < 18);
        return lines + 1000 * texts;
    }
}
