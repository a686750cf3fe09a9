namespace Micrograd.Drawing;

/// <summary>The frame of every SVG document: size, title for screen readers, style, background.</summary>
internal sealed class SvgDocument
{
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="title">What the picture is.</param>
    /// <param name="style">The style sheet, its colours as <see cref="Palette"/> names them.</param>
    public SvgDocument(double width, double height, string title, string style)
    {
        var (w, h) = (NumberText.Coordinate(Math.Ceiling(width)), NumberText.Coordinate(Math.Ceiling(height)));
        Writer.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("width", w), ("height", h), ("viewBox", $"0 0 {w} {h}"), ("role", "img"))
            .Text("title", title)
            .Raw("<style>\n").Raw(Palette.FollowingTheme(style)).Raw("</style>\n")
            .Empty("rect", ("class", "paper"), ("width", w), ("height", h));
    }

    public MarkupWriter Writer { get; } = new();

    /// <summary>Ends the document.</summary>
    public string Finish() => Writer.Close().ToString();
}
