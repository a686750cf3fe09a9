using System.Globalization;
using System.Xml.Linq;

namespace Micrograd.Tests.Drawing;

/// <summary>What a drawing of a graph shows, read back from its SVG.</summary>
internal sealed class DrawnSvg
{
    public DrawnSvg(string svg)
    {
        Document = XDocument.Parse(svg);
        Boxes = [.. Groups("data-value").Select(group => Box.Of(group.Elements().First(element => (string?)element.Attribute("class") == "frame")))];
        Labels = [.. Groups("data-value").Select(group => Text(group, "label"))];
        Data = [.. Groups("data-value").Select(group => Text(group, "data") ?? "")];
        Gradients = [.. Groups("data-value").Select(group => Text(group, "gradient") ?? "")];
        Operations = Groups("data-operation").ToDictionary(
            group => (int)group.Attribute("data-operation")!,
            group => Box.Of(group.Elements().First(element => element.Name.LocalName == "ellipse")));
        Symbols = [.. Groups("data-operation").Select(group => group.Elements().Last().Value)];
        Edges = [.. Document.Descendants().Where(element => (string?)element.Attribute("class") == "edge").Select(Edge.Of)];
    }

    public XDocument Document { get; }

    public Box[] Boxes { get; }

    public string?[] Labels { get; }

    public string[] Data { get; }

    public string[] Gradients { get; }

    public Dictionary<int, Box> Operations { get; }

    public string[] Symbols { get; }

    public Edge[] Edges { get; }

    /// <summary>Fails unless nothing overlaps and every edge goes from the right side of one thing to the left side of another.</summary>
    public void AssertWellDrawn()
    {
        var all = Boxes.Concat(Operations.Values).OrderBy(box => box.Left).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            for (var k = i + 1; k < all.Length && all[k].Left < all[i].Right; k++)
                Assert.False(all[i].Top < all[k].Bottom && all[k].Top < all[i].Bottom, $"{all[i]} overlaps {all[k]}");
        }

        foreach (var edge in Edges)
        {
            var from = edge.Operand is { } operand ? Boxes[operand] : Operations[edge.Into];
            var to = edge.Operand is null ? Boxes[edge.Into] : Operations[edge.Into];
            Assert.Equal(from.Right, edge.Start.X, 0.02);
            Assert.Equal(to.Left, edge.End.X, 0.02);
            Assert.InRange(edge.Start.Y, from.Top, from.Bottom);
            Assert.InRange(edge.End.Y, to.Top, to.Bottom);
            Assert.True(edge.Start.X < edge.End.X, $"{edge} does not go to the right");
        }
    }

    private IEnumerable<XElement> Groups(string attribute) => Document.Descendants().Where(element => element.Attribute(attribute) is not null && element.Name.LocalName == "g");

    private static string? Text(XElement group, string name) => group.Elements().FirstOrDefault(element => (string?)element.Attribute("class") == name)?.Value;

    public sealed record Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Of(XElement shape)
        {
            if (shape.Name.LocalName == "ellipse")
            {
                var (x, y, rx, ry) = (Number(shape, "cx"), Number(shape, "cy"), Number(shape, "rx"), Number(shape, "ry"));
                return new(x - rx, y - ry, x + rx, y + ry);
            }

            var (left, top) = (Number(shape, "x"), Number(shape, "y"));
            return new(left, top, left + Number(shape, "width"), top + Number(shape, "height"));
        }

        private static double Number(XElement shape, string name) => double.Parse(shape.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    /// <summary>An edge from an operand to an operation, or, without operand, from an operation to its result.</summary>
    public sealed record Edge(int? Operand, int Into, (double X, double Y) Start, (double X, double Y) End)
    {
        public static Edge Of(XElement path)
        {
            var d = path.Attribute("d")!.Value;
            var numbers = d.Split(['M', 'C', ' ', ','], StringSplitOptions.RemoveEmptyEntries);
            var start = numbers[1].Split('H');
            var (x, y) = (Parse(numbers[0]), Parse(start[0]));
            var (endX, endY) = (x, y);

            // M and C give pairs, of which the last of three counts; H gives an abscissa.
            foreach (var command in System.Text.RegularExpressions.Regex.Matches(d, "([MCH])([^MCH]*)").Cast<System.Text.RegularExpressions.Match>())
            {
                var arguments = command.Groups[2].Value.Split(' ', ',').Select(Parse).ToArray();
                endX = command.Groups[1].Value == "H" ? arguments[0] : arguments[^2];
                endY = command.Groups[1].Value == "H" ? endY : arguments[^1];
            }

            return new((int?)path.Attribute("data-operand"), (int)path.Attribute("data-into")!, (x, y), (endX, endY));
        }

        private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
