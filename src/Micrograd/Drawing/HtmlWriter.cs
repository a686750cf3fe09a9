namespace Micrograd.Drawing;
internal static class HtmlWriter
{
    public static string Write(DrawnGraph graph, DrawingOptions options) => SvgWriter.Write(graph, options);
}
