using System.Xml.Linq;
using Micrograd.Drawing;

namespace Micrograd.Tests.Drawing;

public class ChartTests
{
    [Fact]
    public void A_function_is_drawn_with_its_derivative_and_tangent()
    {
        var svg = FunctionPlot.ToSvg(x => 3 * x * x - 4 * x + 5, -5, 5, at: 3, "parabola");
        var texts = Texts(svg);

        Assert.Contains("parabola", texts);
        Assert.Contains("f(x)", texts);
        Assert.Contains("f′(x)", texts);
        Assert.Contains("tangent at 3", texts);
        Assert.Contains("f = 20, slope 14", texts);
        Assert.Equal(svg, FunctionPlot.ToSvg(x => (3 * x * x - 4 * x + 5, 6 * x - 4), -5, 5, at: 3, "parabola"));
    }

    [Fact]
    public void A_pole_does_not_hide_the_rest()
    {
        var ticks = Texts(FunctionPlot.ToSvg(x => 1 / x, -2, 2, at: 1));
        Assert.DoesNotContain("1000", ticks);
        Assert.Contains("f = 1, slope -1", ticks);
    }

    [Fact]
    public void A_plot_refuses_what_it_cannot_draw()
    {
        Assert.Contains("not one of finite numbers", Assert.Throws<ArgumentException>(() => FunctionPlot.ToSvg(x => x, 1, 1, at: 1)).Message);
        Assert.Contains("outside the range", Assert.Throws<ArgumentException>(() => FunctionPlot.ToSvg(x => x, 0, 1, at: 2)).Message);
        Assert.Contains("not finite anywhere", Assert.Throws<ArgumentException>(() => FunctionPlot.ToSvg(x => (x - 9).Log(), 0, 1, at: 0.5)).Message);
        Assert.Contains("nothing to compare", Assert.Throws<ArgumentException>(() => DifferenceError.ToSvg(x => x.Log(), at: -1)).Message);
        Assert.Contains("no step", Assert.Throws<ArgumentException>(() => LossCurve.ToSvg([])).Message);
    }

    [Fact]
    public void The_error_of_differences_is_a_V_with_its_best_step_marked()
    {
        var texts = Texts(DifferenceError.ToSvg(x => x.Exp(), at: 1));
        var best = texts.Where(text => text.Contains(" at h = ", StringComparison.Ordinal)).Select(text => double.Parse(text.Split(" at h = ")[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        Assert.Equal(2, best.Length);
        Assert.InRange(best[0], 1e-9, 1e-7);
        Assert.InRange(best[1], 1e-7, 1e-4);
    }

    [Fact]
    public void Losses_that_span_decades_are_on_a_logarithmic_axis()
    {
        Assert.Contains("0.01", Texts(LossCurve.ToSvg([10, 1, 0.1, 0.01])));
        Assert.DoesNotContain("0.01", Texts(LossCurve.ToSvg([10, 5, 0, 0.01])));
    }

    [Fact]
    public void Validation_losses_stand_at_the_steps_they_were_computed_at()
    {
        var document = XDocument.Parse(LossCurve.ToSvg([4, 3, 2, 1], [4, 2], validationEvery: 3));
        var lines = document.Descendants().Where(element => ((string?)element.Attribute("class"))?.StartsWith("line ", StringComparison.Ordinal) == true).Select(element => element.Attribute("d")!.Value).ToArray();

        // Legend, legend, training, validation: both begin and end at the same abscissa.
        Assert.Equal(4, lines.Length);
        Assert.Equal(lines[2].Split(',')[0], lines[3].Split(',')[0]);
        Assert.Equal(lines[2].Split('L')[^1].Split(',')[0], lines[3].Split('L')[^1].Split(',')[0]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_loss_that_is_not_finite_interrupts_the_line(double loss)
    {
        var svg = LossCurve.ToSvg([3, 2, loss, 1, 0.5]);
        Assert.DoesNotContain("NaN,", svg);
        Assert.Contains(XDocument.Parse(svg).Descendants(), element => element.Attribute("d")?.Value.Count(c => c == 'M') == 2 && element.Attribute("class")!.Value.StartsWith("line ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("wave")]
    [InlineData("parabola")]
    [InlineData("exp")]
    public void Notes_hide_no_line(string name)
    {
        var svg = XDocument.Parse(name switch
        {
            "wave" => DifferenceError.ToSvg(x => x.Sin() * x.Exp(), at: 1),
            "exp" => DifferenceError.ToSvg(x => x.Exp(), at: 1),
            _ => FunctionPlot.ToSvg(x => 3 * x * x - 4 * x + 5, -5, 5, at: 3),
        });
        var points = svg.Descendants().Where(element => ((string?)element.Attribute("class"))?.StartsWith("line ", StringComparison.Ordinal) == true && element.Attribute("clip-path") is null)
            .SelectMany(element => Points(element.Attribute("d")!.Value)).ToArray();
        foreach (var note in svg.Descendants().Where(element => ((string?)element.Attribute("class"))?.StartsWith("note ", StringComparison.Ordinal) == true))
        {
            var (x, y) = (Number(note.Attribute("x")!.Value), Number(note.Attribute("y")!.Value));
            var right = x + TextMetrics.Width(note.Value, 13);
            Assert.DoesNotContain(points, point => point.X > x && point.X < right && point.Y > y - 12 && point.Y < y + 3);
        }

        static IEnumerable<(double X, double Y)> Points(string path) => path.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(',')).Where(pair => pair.Length == 2 && !pair[1].Contains('h', StringComparison.Ordinal)).Select(pair => (Number(pair[0]), Number(pair[1])));

        static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string[] Texts(string svg) => [.. XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
}
