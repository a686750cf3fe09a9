using System.Globalization;

namespace Micrograd.Tests.Drawing;

public class SvgTests
{
    public static TheoryData<string> Names => ["first lesson", "neuron", "readme", "horner", "tangle", "square", "leaf"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_overlaps_and_every_edge_connects_what_it_says(string name) => new DrawnSvg(Graph(name).ToSvg()).AssertWellDrawn();

    [Fact]
    public void Every_value_has_a_box_with_label_data_and_gradient_and_every_operation_an_ellipse()
    {
        var loss = Graphs.FirstLesson();
        loss.Backward();
        var drawn = new DrawnSvg(loss.ToSvg());

        Assert.Equal(["a", "b", "e", "c", "d", "f", "L"], drawn.Labels.OfType<string>());
        Assert.Equal(["2", "-3", "-6", "10", "4", "-2", "-8"], drawn.Data);
        Assert.Equal(["6", "-4", "-2", "-2", "-2", "4", "1"], drawn.Gradients);
        Assert.Equal(["×", "+", "×"], drawn.Symbols);
        Assert.Equal(9, drawn.Edges.Length);
    }

    [Fact]
    public void Gradients_are_blank_before_Backward_and_after_ZeroGrad()
    {
        var loss = Graphs.FirstLesson();
        Assert.All(new DrawnSvg(loss.ToSvg()).Gradients, gradient => Assert.Equal("", gradient));

        loss.Backward();
        Assert.All(new DrawnSvg(loss.ToSvg()).Gradients, gradient => Assert.NotEqual("", gradient));

        loss.ZeroGrad();
        Assert.All(new DrawnSvg(loss.ToSvg()).Gradients, gradient => Assert.Equal("", gradient));
    }

    [Fact]
    public void A_gradient_of_zero_that_Backward_found_is_shown()
    {
        var x = new Value(-1, "x");
        var y = x.Relu();
        y.Backward();

        Assert.Equal(["0", "1"], new DrawnSvg(y.ToSvg()).Gradients);
    }

    [Fact]
    public void What_Backward_did_not_reach_stays_blank()
    {
        var inner = new Value(2, "x") * 3;
        var outer = inner + new Value(1, "y");
        inner.Backward();

        Assert.Equal(["3", "2", "1", "", ""], new DrawnSvg(outer.ToSvg()).Gradients);
    }

    [Fact]
    public void Both_edges_of_x_times_x_are_drawn_apart()
    {
        var x = new Value(3, "x");
        var into = new DrawnSvg((x * x).ToSvg()).Edges.Where(edge => edge.Operand == 0).ToArray();

        Assert.Equal(2, into.Length);
        Assert.NotEqual(into[0].Start.Y, into[1].Start.Y);
    }

    [Fact]
    public void Labels_are_escaped_and_long_ones_shortened_with_the_whole_in_the_tooltip()
    {
        var label = "<b>\"x\" & 'y'</b> \u0001 " + new string('z', 60);
        var svg = new Value(1, label).Exp().ToSvg(new() { Title = "<&>" });
        var drawn = new DrawnSvg(svg);

        Assert.Equal(28, drawn.Labels[0]!.Length);
        Assert.EndsWith("…", drawn.Labels[0]);
        Assert.Contains(label.Replace('\u0001', '\uFFFD'), svg.Contains("&lt;b&gt;", StringComparison.Ordinal) ? drawn.Document.Root!.Value : "");
        Assert.Equal("<&>", drawn.Document.Root!.Elements().First().Value);
    }

    [Fact]
    public void Boxes_are_wide_enough_for_wide_characters()
    {
        var narrow = new DrawnSvg(new Value(1, "ab").ToSvg()).Boxes[0];
        var wide = new DrawnSvg(new Value(1, "勾配").ToSvg()).Boxes[0];
        Assert.True(wide.Right - wide.Left >= narrow.Right - narrow.Left + 15, $"{wide} is not wider than {narrow}");
    }

    [Fact]
    public void The_same_graph_gives_the_same_picture_in_any_culture()
    {
        var expected = Graphs.Readme().ToSvg();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal(expected, Graphs.Readme().ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.DoesNotContain('\r', expected);
    }

    [Fact]
    public void A_graph_beyond_the_limit_is_refused_with_advice()
    {
        var loss = Graphs.FirstLesson();
        var thrown = Assert.Throws<ArgumentException>(() => loss.ToSvg(new() { MaximumValues = 6 }));
        Assert.Contains("more than 6 values", thrown.Message);
        Assert.Contains("MaximumValues", thrown.Message);
        Assert.NotEmpty(loss.ToSvg(new() { MaximumValues = 7 }));
    }

    private static Value Graph(string name) => name switch
    {
        "first lesson" => Graphs.FirstLesson(),
        "neuron" => Graphs.Neuron(),
        "readme" => Graphs.Readme(),
        "horner" => Graphs.Horner(40),
        "tangle" => Graphs.Tangle(150),
        "square" => new Value(3, "x") is var x ? x * x * x.Exp() : throw new InvalidOperationException(),
        _ => new Value(1, "alone"),
    };
}
