using System.Text;
using Micrograd.Drawing.Charts;

namespace Micrograd.Drawing;

/// <summary>A decision boundary as an SVG document.</summary>
internal static class BoundarySvg
{
    private const int Cells = 96;
    private const double Width = 620;
    private const double Left = 60;
    private const double Top = 48;

    public static string Write(DecisionBoundary boundary, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var plane = boundary.Plane;
        var (width, height) = (Width - Left - 18, Math.Clamp((Width - Left - 18) * plane.Aspect, 220, 700));
        var (x, y) = (Scale.Linear(plane.Left, plane.Right), Scale.Linear(plane.Bottom, plane.Top));
        var rows = Math.Max(8, (int)Math.Round(Cells * height / width));
        var leads = Sample(plane, rows);
        var document = new SvgDocument(Width, Top + height + 66, title, Chart.Style + Style());
        var writer = document.Writer;
        writer.Text("text", TextMetrics.Shortened(title, 54), ("class", "title"), ("x", "18"), ("y", "30"));

        writer.Open("g", ("transform", $"translate({Number(Left)},{Number(Top)})"));
        for (var k = 0; k < leads.Length; k++)
        {
            var contour = new ContourField(leads[k], width / Cells, height / rows);
            writer.Empty("path", ("class", $"area{k % Palette.SeriesCount}"), ("data-class", $"{k}"), ("d", contour.AreaAbove(0)))
                .Empty("path", ("class", $"sure{k % Palette.SeriesCount}"), ("d", contour.AreaAbove(1)));
        }

        // With one border only one of the two sides has to draw it.
        for (var k = leads.Length == 2 ? 1 : 0; k < leads.Length; k++)
            writer.Empty("path", ("class", "boundary"), ("d", new ContourField(leads[k], width / Cells, height / rows).Line(0)));
        WriteAxes(writer, x, y, width, height);
        for (var i = 0; i < boundary.Points.Count; i++)
            WriteMark(writer, boundary.Classes[i], x.At(boundary.Points[i][0]) * width, (1 - y.At(boundary.Points[i][1])) * height);
        WriteLegend(writer, boundary.Classes.Max(), height);
        writer.Close();
        return document.Finish();
    }

    // For each class how far it leads at every corner of the grid, rows from top to bottom.
    private static double[][,] Sample(Plane plane, int rows)
    {
        double[][,]? leads = null;
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= Cells; column++)
            {
                var here = plane.Leads(
                    plane.Left + (plane.Right - plane.Left) * column / Cells, plane.Top - (plane.Top - plane.Bottom) * row / rows);
                leads ??= [.. here.Select(_ => new double[rows + 1, Cells + 1])];
                for (var k = 0; k < here.Length; k++)
                    leads[k][row, column] = here[k];
            }
        }

        return leads!;
    }

    private static void WriteAxes(MarkupWriter writer, Scale x, Scale y, double width, double height)
    {
        foreach (var tick in x.Ticks)
            writer.Text("text", x.Text(tick), ("class", "tick middle"), ("x", Number(x.At(tick) * width)), ("y", Number(height + 18)));
        foreach (var tick in y.Ticks)
            writer.Text("text", y.Text(tick), ("class", "tick end"), ("x", "-8"), ("y", Number((1 - y.At(tick)) * height + 4.5)));
        writer.Empty("rect", ("class", "axes"), ("width", Number(width)), ("height", Number(height)));
    }

    private static void WriteLegend(MarkupWriter writer, int greatest, double height)
    {
        for (var k = 0; k <= greatest; k++)
        {
            WriteMark(writer, k, 8 + 92 * k, height + 42);
            writer.Text("text", $"class {k}", ("x", Number(20 + 92 * k)), ("y", Number(height + 46.5)));
        }
    }

    // Classes differ in shape too, for those who do not see the colours.
    private static void WriteMark(MarkupWriter writer, int kind, double x, double y)
    {
        (string, string) style = ("class", $"dot fill{kind}");
        var outline = kind switch
        {
            0 => "m-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z",
            1 => "m-4.6,-4.6h9.2v9.2h-9.2z",
            2 => "m0,-6l5.6,9.8h-11.2z",
            3 => "m0,-6.4l6.4,6.4l-6.4,6.4l-6.4,-6.4z",
            4 => "m0,6l5.6,-9.8h-11.2z",
            _ => "m-2,-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
        };
        writer.Empty("path", style, ("d", $"M{Number(x)},{Number(y)}{outline}"));
    }

    private static string Style()
    {
        var style = new StringBuilder(".boundary { fill: none; stroke: $ink; stroke-width: 1.6; stroke-linecap: round; }\n");
        foreach (var name in (string[])["area", "sure"])
        {
            // The border of the same colour closes the hairlines between neighbouring pieces.
            for (var k = 0; k < Palette.SeriesCount; k++)
                style.Append($".{name}{k} {{ fill: ${name}{k}; stroke: ${name}{k}; stroke-width: 0.7; }}\n");
        }

        return style.ToString();
    }

    private static string Number(double number) => NumberText.Coordinate(number);
}
