using System.Text;
using Micrograd.Drawing.Layout;

namespace Micrograd.Drawing.Charts;

/// <summary>Lines over two axes, as an SVG document.</summary>
internal sealed record Chart(string Title, string XName, string YName, Scale X, Scale Y, IReadOnlyList<Series> Lines, IReadOnlyList<Note> Notes)
{
    private const double Width = 720;
    private const double PlotHeight = 330;
    private const double Side = 18;
    private const double PlotTop = 84;
    private const double FontSize = 13;

    /// <summary>The style of all charts.</summary>
    public static readonly string Style = BaseStyle();

    public string ToSvg()
    {
        var labels = Y.Ticks.Select(Y.Text).ToArray();
        var left = Side + 22 + labels.Select(label => TextMetrics.Width(label, FontSize)).DefaultIfEmpty(0).Max() + 8;
        var right = Width - Side;
        var bottom = PlotTop + PlotHeight;
        var document = new SvgDocument(Width, bottom + 58, Title, Style);
        var writer = document.Writer;
        writer.Text("text", TextMetrics.Shortened(Title, 64), ("class", "title"), ("x", Number(Side)), ("y", "30"));
        WriteLegend(writer);

        foreach (var tick in X.Ticks)
        {
            var x = left + X.At(tick) * (right - left);
            writer.Empty("path", ("class", "grid"), ("d", $"M{Number(x)},{Number(PlotTop)}V{Number(bottom)}"))
                .Text("text", X.Text(tick), ("class", "tick middle"), ("x", Number(x)), ("y", Number(bottom + 19)));
        }

        foreach (var (tick, label) in Y.Ticks.Zip(labels))
        {
            var y = bottom - Y.At(tick) * PlotHeight;
            writer.Empty("path", ("class", "grid"), ("d", $"M{Number(left)},{Number(y)}H{Number(right)}"))
                .Text("text", label, ("class", "tick end"), ("x", Number(left - 8)), ("y", Number(y + 4.5)));
        }

        writer.Empty("rect", ("class", "axes"), ("x", Number(left)), ("y", Number(PlotTop)), ("width", Number(right - left)), ("height", Number(PlotHeight)))
            .Text("text", XName, ("class", "name middle"), ("x", Number((left + right) / 2)), ("y", Number(bottom + 43)))
            .Text("text", YName, ("class", "name middle"), ("transform", $"translate({Number(Side + 4)},{Number((PlotTop + bottom) / 2)}) rotate(-90)"));
        writer.Open("clipPath", ("id", "micrograd-plot"))
            .Empty("rect", ("x", Number(left)), ("y", Number(PlotTop)), ("width", Number(right - left)), ("height", Number(PlotHeight)))
            .Close().Open("g", ("clip-path", "url(#micrograd-plot)"));
        foreach (var line in Lines)
            WriteLine(writer, line, left, right, bottom);
        writer.Close();
        WriteNotes(writer, left, right, bottom);
        return document.Finish();
    }

    private void WriteLegend(MarkupWriter writer)
    {
        var x = Side;
        foreach (var line in Lines)
        {
            writer.Empty("path", ("class", LineClass(line)), ("d", $"M{Number(x)},57h26"))
                .Text("text", line.Name, ("x", Number(x + 33)), ("y", "61.5"));
            x += 33 + TextMetrics.Width(line.Name, FontSize) + 26;
        }
    }

    private void WriteLine(MarkupWriter writer, Series line, double left, double right, double bottom)
    {
        var path = new StringBuilder();
        var pen = 'M';
        var marks = new StringBuilder();
        foreach (var (x, y) in line.Points)
        {
            // Far outside the picture is as good as at its edge, and some programs draw no greater numbers.
            var (px, py) = (left + X.At(x) * (right - left), Math.Clamp(bottom - Y.At(y) * PlotHeight, -5_000, 5_000));
            if (!double.IsFinite(px) || !double.IsFinite(py) || !double.IsFinite(y))
            {
                pen = 'M';
                continue;
            }

            path.Append($"{pen}{Number(px)},{Number(py)}");
            marks.Append($"M{Number(px)},{Number(py)}h0");
            pen = 'L';
        }

        writer.Empty("path", ("class", LineClass(line)), ("d", path.ToString()));
        if (line.Dotted)
            writer.Empty("path", ("class", $"mark stroke{line.Color}"), ("d", marks.ToString()));
    }

    private void WriteNotes(MarkupWriter writer, double left, double right, double bottom)
    {
        Point At(double x, double y) => new(left + X.At(x) * (right - left), bottom - Y.At(y) * PlotHeight);

        var placement = new NotePlacement(left, PlotTop, right, bottom);
        foreach (var line in Lines)
        {
            foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
                placement.Avoid(At(from.X, from.Y), At(to.X, to.Y));
        }

        foreach (var note in Notes)
        {
            var point = At(note.X, note.Y);
            if (!(point.Y >= PlotTop && point.Y <= bottom && point.X >= left && point.X <= right))
                continue;

            var text = placement.Place(point, TextMetrics.Width(note.Text, FontSize), note.Below);
            writer.Empty("circle", ("class", $"dot fill{note.Color}"), ("cx", Number(point.X)), ("cy", Number(point.Y)), ("r", "5"))
                .Text("text", note.Text, ("class", $"note fill{note.Color}"), ("x", Number(text.X)), ("y", Number(text.Y)));
        }
    }

    private static string LineClass(Series line) => $"line stroke{line.Color}{(line.Dashed ? " dashed" : "")}";

    private static string Number(double number) => NumberText.Coordinate(number);

    private static string BaseStyle()
    {
        var style = new StringBuilder(
            $$"""
            text { font: 13px {{TextMetrics.Fonts}}; fill: $ink; }
            .title { font-size: 17px; font-weight: bold; }
            .paper { fill: $paper; }
            .tick { fill: $faint; }
            .middle { text-anchor: middle; }
            .end { text-anchor: end; }
            .grid { fill: none; stroke: $grid; stroke-width: 1; }
            .axes { fill: none; stroke: $line; stroke-width: 1; }
            .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
            .mark { fill: none; stroke-width: 5; stroke-linecap: round; }
            .dashed { stroke-dasharray: 7 6; }
            .dot { stroke: $paper; stroke-width: 1.5; }
            .note { paint-order: stroke; stroke: $paper; stroke-width: 4px; stroke-linejoin: round; }

            """);
        for (var i = 0; i < Palette.SeriesCount; i++)
            style.Append($".stroke{i} {{ stroke: $series{i}; }}\n.fill{i} {{ fill: $series{i}; }}\n");
        return style.ToString();
    }
}
