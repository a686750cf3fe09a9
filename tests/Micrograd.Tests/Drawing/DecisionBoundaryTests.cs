using System.Xml.Linq;
using Micrograd.Drawing;
using Micrograd.Networks;

namespace Micrograd.Tests.Drawing;

public class DecisionBoundaryTests
{
    private static readonly double[][] s_points = [[-1, -1], [1, 1], [-1, 1], [1, -1]];

    [Fact]
    public void Without_colour_the_terminal_shows_regions_and_points_by_characters()
    {
        // Class 1 where x is positive.
        var picture = new DecisionBoundary((x, _) => [x], s_points, [0, 1, 0, 1]);
        var lines = picture.ToTerminal(columns: 24, color: false).Split('\n');

        Assert.Equal(13, lines.Length);
        Assert.All(lines[..^1], line => Assert.Equal(24, line.Length));
        Assert.Equal("............::::::::::::", lines[0]);
        Assert.Equal(2, lines.Sum(line => line[..Math.Min(12, line.Length)].Count(c => c == 'o')));
        Assert.Equal(2, lines.Sum(line => line.Length > 12 ? line[12..].Count(c => c == 'x') : 0));
        Assert.DoesNotContain('\u001b', string.Concat(lines));
    }

    [Fact]
    public void With_colour_each_line_ends_as_it_began()
    {
        var lines = new DecisionBoundary((x, _) => [x], s_points, [0, 1, 0, 1]).ToTerminal(columns: 24, color: true).Split('\n');
        Assert.All(lines[..^1], line =>
        {
            Assert.StartsWith("\u001b[38;5;16;48;5;153m", line);
            Assert.EndsWith("\u001b[0m", line);
            Assert.Contains("\u001b[38;5;16;48;5;223m", line);
        });
    }

    [Theory]
    [InlineData(null, "xterm-256color", false, true)]
    [InlineData("", "xterm-256color", false, true)]
    [InlineData("1", "xterm-256color", false, false)]
    [InlineData("0", "xterm-256color", false, false)]
    [InlineData(null, "dumb", false, false)]
    [InlineData(null, "xterm-256color", true, false)]
    public void Colour_is_for_terminals_that_show_it_and_users_who_want_it(string? noColor, string terminal, bool isRedirected, bool expected) =>
        Assert.Equal(expected, BoundaryText.WantsColor(noColor, terminal, isRedirected));

    [Fact]
    public void NO_COLOR_is_honoured()
    {
        var before = Environment.GetEnvironmentVariable("NO_COLOR");
        try
        {
            Environment.SetEnvironmentVariable("NO_COLOR", "1");
            Assert.False(BoundaryText.WantsColor());
            Assert.DoesNotContain('\u001b', new DecisionBoundary((x, _) => [x], s_points, [0, 1, 0, 1]).ToTerminal());
        }
        finally
        {
            Environment.SetEnvironmentVariable("NO_COLOR", before);
        }
    }

    [Fact]
    public void The_border_is_where_the_scores_are_equal()
    {
        // The border x = 0 is the middle of the picture: 542 / 2 = 271.
        var svg = XDocument.Parse(new DecisionBoundary((x, _) => [x], s_points, [0, 1, 0, 1]).ToSvg());
        var line = svg.Descendants().Single(element => (string?)element.Attribute("class") == "boundary").Attribute("d")!.Value;
        Assert.All(line.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries), point => Assert.Equal("271", point.Split(',')[0]));
    }

    [Fact]
    public void Three_classes_have_three_areas_borders_and_marks()
    {
        var picture = new DecisionBoundary((x, y) => [x, y, -x - y], s_points, [0, 1, 2, 1]);
        var svg = XDocument.Parse(picture.ToSvg("three"));

        Assert.Equal(["0", "1", "2"], svg.Descendants().Attributes("data-class").Select(attribute => attribute.Value));
        Assert.Equal(3, svg.Descendants().Count(element => (string?)element.Attribute("class") == "boundary"));
        Assert.Equal(4 + 3, svg.Descendants().Count(element => ((string?)element.Attribute("class"))?.StartsWith("dot ", StringComparison.Ordinal) == true));
        Assert.Equal(4, picture.ToTerminal(40, color: false).Count(c => c is 'o' or 'x' or '#'));
    }

    [Fact]
    public void A_network_is_asked_for_its_scores()
    {
        var model = new MLP(2, [1], Activation.Tanh);
        model.SetParameters([1, 0, 0]);
        var ofModel = DecisionBoundary.Of(model, s_points, [-1, 1, -1, 1]);
        var ofFunction = new DecisionBoundary((x, _) => [x], s_points, [0, 1, 0, 1]);

        Assert.Equal(ofFunction.ToSvg(), ofModel.ToSvg());
        Assert.Equal(ofFunction.ToTerminal(40, color: false), ofModel.ToTerminal(40, color: false));
    }

    [Fact]
    public void Any_classifier_is_drawn_a_module_of_ones_own_too()
    {
        var expected = new DecisionBoundary((x, y) => [x * x - y], s_points, [0, 1, 0, 1]).ToSvg();
        Assert.Equal(expected, DecisionBoundary.Of(new Parabola(), s_points, [-1, 1, 0, 1]).ToSvg());
        Assert.Equal(expected, DecisionBoundary.Of((x, y) => x * x - y, s_points, [-1, 1, -1, 1]).ToSvg());
        Assert.Equal(expected, DecisionBoundary.Of((x, y) => [x * x - y], s_points, [0, 1, 0, 1]).ToSvg());

        var layer = new Layer(2, 3, Activation.Tanh, new Micrograd.Randomness.XorShift64Star(4));
        var ofLayer = DecisionBoundary.Of(layer, s_points, [0, 1, 2, 1]).ToSvg();
        Assert.Equal(ofLayer, DecisionBoundary.Of((x, y) => [.. layer.Forward([x, y]).Select(output => output.Data)], s_points, [0, 1, 2, 1]).ToSvg());
        Assert.Equal(ofLayer, DecisionBoundary.Of(new Sequential(layer), s_points, [0, 1, 2, 1]).ToSvg());
        Assert.Contains("takes 3 inputs", Assert.Throws<ArgumentException>(() => DecisionBoundary.Of(new Layer(3, 1, Activation.Tanh, new Micrograd.Randomness.XorShift64Star(4)), s_points, [0, 1, 2, 1])).Message);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("no points", Assert.Throws<ArgumentException>(() => new DecisionBoundary((_, _) => [1], [], [])).Message);
        Assert.Contains("as many", Assert.Throws<ArgumentException>(() => new DecisionBoundary((_, _) => [1], s_points, [0])).Message);
        Assert.Contains("points[0]", Assert.Throws<ArgumentException>(() => new DecisionBoundary((_, _) => [1], [[1]], [0])).Message);
        Assert.Contains("classes[0] is 6", Assert.Throws<ArgumentException>(() => new DecisionBoundary((_, _) => [1], [[1, 2]], [6])).Message);
        Assert.Contains("targets[0] is 0.5", Assert.Throws<ArgumentException>(() => DecisionBoundary.Of(new MLP(2, [1]), [[1, 2]], [0.5])).Message);
        Assert.Contains("takes 3 inputs", Assert.Throws<ArgumentException>(() => DecisionBoundary.Of(new MLP(3, [1]), [[1, 2]], [1])).Message);

        var diverged = new DecisionBoundary((_, _) => [double.NaN], s_points, [0, 1, 0, 1]);
        Assert.Contains("diverged", Assert.Throws<InvalidOperationException>(() => diverged.ToSvg()).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => diverged.ToTerminal(columns: 3));
    }

    private sealed class Parabola : Module
    {
        public override IReadOnlyList<Value> Parameters => [];

        public override Value[] Forward(ReadOnlySpan<Value> inputs) => [inputs[0] * inputs[0] - inputs[1]];
    }
}
