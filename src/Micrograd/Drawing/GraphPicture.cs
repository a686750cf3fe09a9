using System.Text;
using Micrograd.Drawing.Layout;

namespace Micrograd.Drawing;

/// <summary>The graph as SVG elements, laid out: a box with cells for each value, an ellipse for each operation, curves between them.</summary>
internal sealed class GraphPicture
{
    private const double FontSize = 13;
    private const double BoxHeight = 30;
    private const double Padding = 9;
    private const double WordGap = 7;
    private const double Corner = 6;
    private const int LongestLabel = 28;

    /// <summary>The style of the elements; colours as <see cref="Palette"/> names them.</summary>
    public const string Style =
        $$"""
        text { font: 13px {{TextMetrics.Fonts}}; fill: $ink; }
        .title { font-size: 17px; font-weight: bold; }
        .paper { fill: $paper; }
        .frame { fill: $panel; stroke: $line; stroke-width: 1.2; }
        .leaf .frame { fill: $leaf; stroke: $leafline; }
        .result .frame { stroke: $strong; stroke-width: 2; }
        .grad-cell { fill: $warm; }
        .rim, .split { fill: none; stroke: $line; stroke-width: 1; }
        .leaf .rim, .leaf .split { stroke: $leafline; }
        .result .rim { stroke: $strong; stroke-width: 2; }
        .label { font-weight: bold; text-anchor: middle; }
        .word { fill: $faint; }
        .gradient { fill: $strong; }
        .operation ellipse { fill: $operation; }
        .operation text { fill: $onoperation; text-anchor: middle; }
        .edge { fill: none; stroke: $line; stroke-width: 1.3; }
        .arrow { fill: $line; }

        """;

    private readonly DrawnGraph _graph;
    private readonly GraphLayout _layout;
    private readonly Box[] _boxes;
    private readonly int[] _boxVertex;
    private readonly List<(int From, int To)> _edges = [];
    private readonly List<(int From, int To)> _ends = [];

    /// <param name="graph">What is drawn.</param>
    /// <param name="widest">For each value a gradient there must be room for besides its own.</param>
    public GraphPicture(DrawnGraph graph, IReadOnlyList<double>? widest = null)
    {
        _graph = graph;
        _boxes = [.. graph.Values.Select((value, i) => Box.Of(value, widest?[i]))];
        _boxVertex = new int[_boxes.Length];
        var sizes = new List<(double, double)>();
        for (var i = 0; i < _boxes.Length; i++)
        {
            var value = graph.Values[i];
            if (value.Operation != Operation.Leaf)
            {
                foreach (var operand in value.Operands)
                    AddEdge(_boxVertex[operand], sizes.Count, operand, i);
                AddEdge(sizes.Count, sizes.Count + 1, i, i);
                sizes.Add((EllipseWidth(Symbol(value)), BoxHeight));
            }

            _boxVertex[i] = sizes.Count;
            sizes.Add((_boxes[i].Width, BoxHeight));
        }

        _layout = GraphLayout.Of(sizes, _edges);
    }

    public double Width => _layout.Width;

    public double Height => _layout.Height;

    public int LayoutPasses => _layout.Passes;

    public static string Symbol(DrawnValue value) => OperationText.Of(value.Operation, value.Constant, value.Operands.Length).Symbol;

    /// <summary>Writes the elements: curves first, so that they lie below.</summary>
    public void WriteTo(MarkupWriter writer)
    {
        writer.Open("defs")
            .Open("marker", ("id", "micrograd-arrow"), ("viewBox", "0 0 8 8"), ("refX", "7.5"), ("refY", "4"), ("markerUnits", "userSpaceOnUse"), ("markerWidth", "9"), ("markerHeight", "9"), ("orient", "auto"))
            .Empty("path", ("class", "arrow"), ("d", "M0,0.5L8,4L0,7.5Z"))
            .Close().Close();
        writer.Open("g", ("class", "edges"));
        for (var e = 0; e < _edges.Count; e++)
        {
            var (from, to) = _ends[e];
            var names = from == to ? ("data-result", $"{to}") : ("data-operand", $"{from}");
            writer.Empty("path", ("class", "edge"), names, ("data-into", $"{to}"), ("d", Curve(_layout.Routes[e])), ("marker-end", "url(#micrograd-arrow)"));
        }

        writer.Close().Open("g", ("class", "nodes"));
        for (var i = 0; i < _boxes.Length; i++)
        {
            if (_graph.Values[i].Operation != Operation.Leaf)
                WriteOperation(writer, i);
            WriteBox(writer, i);
        }

        writer.Close();
    }

    private void AddEdge(int from, int to, int operand, int result)
    {
        _edges.Add((from, to));
        _ends.Add((operand, result));
    }

    private void WriteOperation(MarkupWriter writer, int index)
    {
        var center = _layout.Centers[_boxVertex[index] - 1];
        var value = _graph.Values[index];
        var text = OperationText.Of(value.Operation, value.Constant, value.Operands.Length);
        writer.Open("g", ("class", "operation"), ("data-operation", $"{index}"))
            .Text("title", $"{value.Operation}: {text.Formula}")
            .Empty("ellipse", ("cx", Number(center.X)), ("cy", Number(center.Y)), ("rx", Number(EllipseWidth(text.Symbol) / 2)), ("ry", Number(BoxHeight / 2)))
            .Text("text", text.Symbol, ("x", Number(center.X)), ("y", Number(center.Y + 4.5)))
            .Close();
    }

    private void WriteBox(MarkupWriter writer, int index)
    {
        var (box, value, center) = (_boxes[index], _graph.Values[index], _layout.Centers[_boxVertex[index]]);
        var (left, top, baseline) = (center.X - box.Width / 2, center.Y - BoxHeight / 2, Number(center.Y + 4.5));
        var (data, grad) = (left + box.LabelWidth, left + box.LabelWidth + box.DataWidth);
        (string, string)[] frame = [("x", Number(left)), ("y", Number(top)), ("width", Number(box.Width)), ("height", Number(BoxHeight)), ("rx", Number(Corner))];
        var kind = index == _boxes.Length - 1 ? "value result" : value.Operation == Operation.Leaf ? "value leaf" : "value computed";

        writer.Open("g", ("class", kind), ("data-value", $"{index}"))
            .Text("title", $"{(value.Label is { Length: > 0 } label ? label + ": " : "")}data {Exact(value.Data)}{(value.Gradient is { } gradient ? $", grad {Exact(gradient)}" : "")}")
            .Empty("rect", [("class", "frame"), .. frame])
            .Empty("path", ("class", "grad-cell"), ("d", GradCell(grad, top, left + box.Width)))
            .Empty("rect", [("class", "rim"), .. frame]);
        if (box.Label.Length > 0)
        {
            writer.Empty("path", ("class", "split"), ("d", $"M{Number(data)},{Number(top)}V{Number(top + BoxHeight)}"))
                .Text("text", box.Label, ("class", "label"), ("x", Number(left + box.LabelWidth / 2)), ("y", baseline));
        }

        writer.Empty("path", ("class", "split"), ("d", $"M{Number(grad)},{Number(top)}V{Number(top + BoxHeight)}"))
            .Text("text", "data", ("class", "word"), ("x", Number(data + Padding)), ("y", baseline))
            .Text("text", NumberText.Of(value.Data), ("class", "data"), ("x", Number(data + Padding + Box.WordWidth)), ("y", baseline))
            .Text("text", "grad", ("class", "word grad-word"), ("x", Number(grad + Padding)), ("y", baseline))
            .Text("text", NumberText.Of(value.Gradient), ("class", "gradient"), ("x", Number(grad + Padding + Box.WordWidth)), ("y", baseline))
            .Close();
    }

    // The right end of a box, whose corners are round.
    private static string GradCell(double left, double top, double right)
    {
        var (inner, bottom) = (Number(right - Corner), top + BoxHeight);
        return $"M{Number(left)},{Number(top)}H{inner}Q{Number(right)},{Number(top)} {Number(right)},{Number(top + Corner)}" +
            $"V{Number(bottom - Corner)}Q{Number(right)},{Number(bottom)} {inner},{Number(bottom)}H{Number(left)}Z";
    }

    private static double EllipseWidth(string symbol) => Math.Max(40, TextMetrics.Width(symbol, FontSize) + 24);

    private static string Curve(Point[] points)
    {
        var path = new StringBuilder($"M{Number(points[0].X)},{Number(points[0].Y)}");
        for (var i = 1; i < points.Length; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            if (Number(from.Y) == Number(to.Y))
            {
                // One line for all that lies level.
                if (i + 1 == points.Length || Number(points[i + 1].Y) != Number(to.Y))
                    path.Append($"H{Number(to.X)}");
                continue;
            }

            var middle = Number((from.X + to.X) / 2);
            path.Append($"C{middle},{Number(from.Y)} {middle},{Number(to.Y)} {Number(to.X)},{Number(to.Y)}");
        }

        return path.ToString();
    }

    private static string Number(double number) => NumberText.Coordinate(number);

    private static string Exact(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Box(string Label, double LabelWidth, double DataWidth, double GradWidth)
    {
        public static readonly double WordWidth = TextMetrics.Width("data", FontSize) + WordGap;

        public double Width => LabelWidth + DataWidth + GradWidth;

        public static Box Of(DrawnValue value, double? widest)
        {
            var label = TextMetrics.Shortened(value.Label ?? "", LongestLabel);
            var labelWidth = label.Length == 0 ? 0 : TextMetrics.Width(label, FontSize) + 2 * Padding;
            var blank = TextMetrics.Width("000", FontSize);
            var grad = Math.Max(TextWidth(value.Gradient), TextWidth(widest));
            return new(label, labelWidth, Cell(TextWidth(value.Data)), Cell(Math.Max(blank, grad)));
        }

        private static double Cell(double number) => 2 * Padding + WordWidth + number;

        private static double TextWidth(double? number) => TextMetrics.Width(NumberText.Of(number), FontSize);
    }
}
