namespace Micrograd.Drawing;

/// <summary>A picture of a graph as an SVG document.</summary>
internal static class SvgWriter
{
    private const double Margin = 16;
    private const double TitleHeight = 34;

    public static string Write(DrawnGraph graph, DrawingOptions options)
    {
        var picture = new GraphPicture(graph);
        var title = options.Title is { Length: > 0 } given ? TextMetrics.Shortened(given, 120) : "";
        var top = title.Length > 0 ? Margin + TitleHeight : Margin;
        var width = Math.Max(picture.Width, TextMetrics.Width(title, 17)) + 2 * Margin;
        var document = new SvgDocument(width, picture.Height + top + Margin, options.Title ?? "Computation graph", GraphPicture.Style);
        if (title.Length > 0)
            document.Writer.Text("text", title, ("class", "title"), ("x", NumberText.Coordinate(Margin)), ("y", NumberText.Coordinate(Margin + 16)));
        document.Writer.Open("g", ("transform", $"translate({NumberText.Coordinate(Margin)},{NumberText.Coordinate(top)})"));
        picture.WriteTo(document.Writer);
        document.Writer.Close();
        return document.Finish();
    }
}
