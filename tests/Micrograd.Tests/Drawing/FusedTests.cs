using Micrograd.Drawing;
using Micrograd.Networks;

namespace Micrograd.Tests.Drawing;

public class FusedTests
{
    [Fact]
    public void A_neuron_is_folded_unless_it_is_opened()
    {
        var neuron = Graphs.Neuron();
        var folded = new DrawnSvg(neuron.ToSvg());
        var opened = new DrawnSvg(neuron.ToSvg(new() { OpenFused = true }));

        Assert.Equal(["Σ w·x + b", "tanh"], folded.Symbols);
        Assert.Equal(7, folded.Boxes.Length);
        Assert.Equal(["×", "×", "+", "+", "tanh"], opened.Symbols);
        Assert.Equal(10, opened.Boxes.Length);
        Assert.Equal(folded.Labels.Where(label => label is not null), opened.Labels.Where(label => label is not null));
        opened.AssertWellDrawn();
    }

    [Fact]
    public void Opened_it_shows_the_numbers_and_gradients_of_the_elementary_graph()
    {
        var fused = Graphs.Neuron();
        fused.Backward();
        var b = new Value(6, "b") + new Value(-3, "w1") * new Value(2, "x1");
        var elementary = (b + new Value(1, "w2") * new Value(0.5, "x2")).Named("n").Tanh().Named("o");
        elementary.Backward();

        var opened = new DrawnSvg(fused.ToSvg(new() { OpenFused = true }));
        var expected = new DrawnSvg(elementary.ToSvg());
        Assert.Equal(
            expected.Data.Zip(expected.Gradients).Order(),
            opened.Data.Zip(opened.Gradients).Order());
    }

    public static TheoryData<string> Names => ["sum", "sum of one", "sum of none", "dot", "dot of one", "dot of none", "affine", "affine of none", "squares", "square of one", "relu neuron", "tanh neuron", "neurons of none", "logarithm", "logarithm of one", "logarithm of great ones", "multiply-add", "estimate"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fused_operation_opens_to_the_same_result(string name)
    {
        Value[] x = [new(0.1, "x1"), new(0.7, "x2"), new(-1.3, "x3")];
        Value[] y = [new(2, "y1"), new(-0.4, "y2"), new(5, "y3")];
        var value = name switch
        {
            "sum" => Value.Sum(x),
            "sum of one" => Value.Sum(x[0]),
            "sum of none" => Value.Sum(),
            "dot" => Value.Dot(x, y),
            "dot of one" => Value.Dot([x[0]], [y[0]]),
            "dot of none" => Value.Dot([], []),
            "affine" => Value.Affine(x, y, 3),
            "squares" => Value.SumOfSquares(x),
            "square of one" => Value.SumOfSquares(x[1]),
            "relu neuron" => Value.Neuron(x, y, new(8), Activation.ReLU),
            "neurons of none" => Value.Affine([], [], 3, Activation.ReLU) + Value.Affine([], [], 0.3, Activation.Tanh),
            "logarithm" => Value.LogSumExp(x),
            "logarithm of one" => Value.LogSumExp(x[1]),
            "logarithm of great ones" => Value.LogSumExp(x[0] + 800, x[1] + 800, x[0] + 790) - 799,
            "multiply-add" => Value.FusedMultiplyAdd(x[0], y[0], x[1]),
            "estimate" => Value.MultiplyAddEstimate(x[0], y[0], x[1]),
            "tanh neuron" => Value.Neuron(x, y, new(6.3), Activation.Tanh),
            _ => Value.Affine([], [], 3),
        };

        var opened = GraphReader.Read(value.Exp(), new() { OpenFused = true });
        var steps = BackwardSteps.Of(opened);
        value.Exp().Backward();
        Assert.Equal(value.Exp().Data, opened.Values[^1].Data);
        Assert.DoesNotContain(opened.Values, drawn => drawn.Operation is Operation.AffineRelu or Operation.AffineTanh or Operation.LogSumExp or Operation.FusedMultiplyAdd or Operation.MultiplyAddEstimate);
        Assert.DoesNotContain(opened.Values, drawn => drawn.Operation is Operation.Dot or Operation.Sum or Operation.Affine or Operation.SumOfSquares && drawn.Operands.Length > 1);
        foreach (var leaf in x.Concat(y).Where(leaf => leaf.Grad != 0))
        {
            var total = steps.SelectMany(step => step.Contributions).Last(share => opened.Values[share.Operand].Label == leaf.Label).Total;
            Assert.Equal(leaf.Grad, total, 1e-12);
        }
    }

    [Fact]
    public void A_logarithm_of_a_sum_opens_to_its_stable_form_with_the_softmax_as_gradient()
    {
        Value[] x = [new(1, "x1"), new(3, "x2")];
        var y = Value.LogSumExp(x).Named("y");
        y.Backward();
        var opened = new DrawnSvg(y.ToSvg(new() { OpenFused = true }));

        Assert.Equal(["−", "exp", "−", "exp", "+", "ln", "+"], opened.Symbols);
        Assert.Equal(["x1", "x2", "max", "y"], opened.Labels.OfType<string>());
        Assert.Equal(["1", "3", "3", "-2", "0.1353", "0", "1", "1.1353", "0.1269", "3.1269"], opened.Data);
        Assert.Equal(["0.1192", "0.8808", "0", "0.1192", "0.8808", "0.8808", "0.8808", "0.8808", "1", "1"], opened.Gradients);
        opened.AssertWellDrawn();
    }

    [Fact]
    public void An_infinite_logarithm_stays_folded()
    {
        var svg = new DrawnSvg(Value.LogSumExp(1.0, double.PositiveInfinity).ToSvg(new() { OpenFused = true }));
        Assert.Equal(["ln Σ exp"], svg.Symbols);
        Assert.Equal("∞", svg.Data[^1]);
    }
}
