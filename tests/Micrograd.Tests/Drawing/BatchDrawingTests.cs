using System.Text.RegularExpressions;
using Micrograd.Networks;
using Micrograd.Randomness;

namespace Micrograd.Tests.Drawing;

/// <summary>A layer over a batch of examples is drawn as the network of each example is.</summary>
public class BatchDrawingTests
{
    private static readonly double[][] s_points = [[0.5, -1], [1.5, 0.25], [-2, 3]];

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void All_four_drawings_are_those_of_the_network_example_by_example(Activation activation)
    {
        foreach (var opened in new[] { false, true })
        {
            var (together, single) = (LossOf(Model(activation), inBatch: true), LossOf(Model(activation), inBatch: false));
            AssertSameDrawings(single, together, new() { OpenFused = opened });
            single.Backward();
            together.Backward();
            AssertSameDrawings(single, together, new() { OpenFused = opened });
            Assert.DoesNotContain("NaN", together.ToDot(new() { OpenFused = opened }));
            Assert.DoesNotContain("grad  }", together.ToDot(new() { OpenFused = opened }));
            new DrawnSvg(together.ToSvg(new() { OpenFused = opened })).AssertWellDrawn();
            together.ZeroGrad();
            Assert.All(new DrawnSvg(together.ToSvg()).Gradients, gradient => Assert.Equal("", gradient));
        }
    }

    [Fact]
    public void Only_the_examples_that_a_value_depends_on_are_drawn()
    {
        var model = Model(Activation.Tanh);
        var output = model.Forward(s_points)[1][0].Named("score");
        var drawn = new DrawnSvg(output.ToSvg());

        // Two inputs, three neurons of three parameters, one neuron of four.
        Assert.Equal(2 + 3 + 9 + 1 + 4, drawn.Boxes.Length);
        Assert.Equal("score", drawn.Labels[^1]);
        Assert.Equal(["0.25", "1.5"], drawn.Data.Where(data => data is "1.5" or "0.25" or "0.5" or "-2").Distinct().Order());
    }

    [Fact]
    public void What_Backward_did_not_reach_or_was_of_another_time_is_blank()
    {
        var rows = Model(Activation.ReLU).Forward(s_points);
        rows[0][0].Backward();
        Assert.DoesNotContain("", new DrawnSvg(rows[0][0].ToSvg()).Gradients);
        Assert.Equal(2 + 3 + 1, new DrawnSvg(rows[1][0].ToSvg()).Gradients.Count(gradient => gradient.Length == 0));

        // Now the layer has forgotten what it knew of the first example; its output still has the gradient of then.
        rows[1][0].Backward();
        Assert.Equal(2 + 3, new DrawnSvg(rows[0][0].ToSvg()).Gradients.Count(gradient => gradient.Length == 0));
        Assert.DoesNotContain("", new DrawnSvg(rows[1][0].ToSvg()).Gradients);
    }

    [Fact]
    public void After_a_step_neurons_keep_the_numbers_they_computed()
    {
        var model = Model(Activation.Sigmoid);
        var loss = LossOf(model, inBatch: true);
        loss.Backward();
        var before = new DrawnSvg(loss.ToSvg());
        foreach (var p in model.Parameters)
            p.Data -= p.Grad;
        var after = new DrawnSvg(loss.ToSvg());

        Assert.Equal(before.Gradients, after.Gradients);
        Assert.Equal(before.Data[^1], after.Data[^1]);
        Assert.Equal(model.ParameterCount, before.Data.Zip(after.Data).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void A_layer_over_a_batch_itself_has_no_number_to_draw()
    {
        var layer = Model(Activation.Tanh).Forward(s_points)[0][0].Operands[0];
        foreach (var draw in new Func<string>[] { () => layer.ToDot(), () => layer.ToMermaid(), () => layer.ToSvg(), () => layer.ToHtml() })
            Assert.Contains("Draw one of its outputs", Assert.Throws<ArgumentException>(draw).Message);
    }

    private static MLP Model(Activation activation)
    {
        var model = new MLP(2, [3, 1], [activation, activation], new XorShift64Star(9));
        var random = new XorShift64Star(5);
        model.SetParameters([.. model.Parameters.Select(_ => random.Uniform(-1, 1))]);
        return model;
    }

    private static Value LossOf(MLP model, bool inBatch)
    {
        var rows = inBatch ? model.Forward(s_points) : [.. s_points.Select(point => model.Forward(point))];
        return (Loss.Hinge(rows, [1, -1, 1]) + Loss.L2Penalty(model.Parameters, 0.01)).Named("loss");
    }

    private static void AssertSameDrawings(Value expected, Value actual, Micrograd.Drawing.DrawingOptions options)
    {
        Assert.Equal(expected.ToDot(options), actual.ToDot(options));
        Assert.Equal(expected.ToMermaid(options), actual.ToMermaid(options));
        Assert.Equal(WithoutLastDigits(expected.ToSvg(options)), WithoutLastDigits(actual.ToSvg(options)));
        Assert.Equal(expected.ToHtml(options), actual.ToHtml(options));
    }

    // Tooltips show every digit of a gradient, and a layer adds those of its examples in another order.
    private static string WithoutLastDigits(string svg) => Regex.Replace(svg, "(?<=, grad -?[0-9.]{8})[0-9E-]*", "");
}
