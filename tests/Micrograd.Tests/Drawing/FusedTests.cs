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

    public static TheoryData<string> Names => ["sum", "sum of one", "sum of none", "dot", "dot of one", "dot of none", "affine", "affine of none", "squares", "square of one", "relu neuron", "tanh neuron"];

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
            "tanh neuron" => Value.Neuron(x, y, new(6.3), Activation.Tanh),
            _ => Value.Affine([], [], 3),
        };

        var opened = GraphReader.Read(value.Exp(), new() { OpenFused = true });
        var steps = BackwardSteps.Of(opened);
        value.Exp().Backward();
        Assert.Equal(value.Exp().Data, opened.Values[^1].Data);
        Assert.DoesNotContain(opened.Values, drawn => drawn.Operation is Operation.Dot or Operation.Sum or Operation.Affine or Operation.SumOfSquares or Operation.AffineRelu or Operation.AffineTanh && drawn.Operands.Length > 1);
        foreach (var leaf in x.Concat(y).Where(leaf => leaf.Grad != 0))
        {
            var total = steps.SelectMany(step => step.Contributions).Last(share => opened.Values[share.Operand].Label == leaf.Label).Total;
            Assert.Equal(leaf.Grad, total, 1e-12);
        }
    }
}
