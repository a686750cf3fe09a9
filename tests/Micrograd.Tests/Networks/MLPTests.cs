using Micrograd.Networks;
using Micrograd.Training;

namespace Micrograd.Tests.Networks;

public class MLPTests
{
    [Fact]
    public void It_prints_as_in_micrograd() => Assert.Equal(
        "MLP of [Layer of [ReLUNeuron(3), ReLUNeuron(3)], Layer of [LinearNeuron(2)]]",
        new MLP(3, [2, 1]).ToString());

    [Fact]
    public void Parameters_come_neuron_by_neuron_weights_then_bias()
    {
        var model = new MLP(2, [2, 1]);
        Assert.Equal(9, model.Parameters.Count);
        model.SetParameters([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        var first = model.Layers[0].Neurons[0];
        Assert.Equal([1, 2], first.Weights.Select(w => w.Data));
        Assert.Equal(3, first.Bias.Data);
        Assert.Equal([4, 5, 6], model.Layers[0].Neurons[1].Parameters.Select(p => p.Data));
        Assert.Equal([7, 8, 9], model.Layers[1].Parameters.Select(p => p.Data));
        Assert.Equal(2, model.InputCount);

        // relu(1·10 + 2·20 + 3) = 53, relu(4·10 + 5·20 + 6) = 146, 7·53 + 8·146 + 9
        Assert.Equal([1548], model.Forward([10.0, 20.0]).Select(y => y.Data));
    }

    [Theory]
    [InlineData(Activation.ReLU, "ReLU")]
    [InlineData(Activation.Tanh, "Tanh")]
    [InlineData(Activation.Sigmoid, "Sigmoid")]
    [InlineData(Activation.Linear, "Linear")]
    public void Hidden_layers_have_the_activation_and_the_last_is_linear(Activation activation, string name)
    {
        var model = new MLP(1, [1, 1], activation);
        Assert.Equal($"MLP of [Layer of [{name}Neuron(1)], Layer of [LinearNeuron(1)]]", model.ToString());
        model.SetParameters([0.5, 0.25, 2, 1]);
        var hidden = 0.5 * 3 + 0.25;
        var expected = activation switch
        {
            Activation.Tanh => Math.Tanh(hidden),
            Activation.Sigmoid => 1 / (1 + Math.Exp(-hidden)),
            _ => hidden,
        };
        Assert.Equal(2 * expected + 1, model.Forward([3.0])[0].Data, 1e-15);
    }

    [Fact]
    public void A_seed_decides_the_weights()
    {
        static double[] Weights(int seed) => [.. new MLP(2, [8, 1], seed: seed).Parameters.Select(p => p.Data)];
        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
        Assert.All(Weights(1), w => Assert.InRange(w, -1, 1));
        Assert.All(new MLP(2, [8, 1]).Layers.SelectMany(layer => layer.Neurons), neuron => Assert.Equal(0, neuron.Bias.Data));
    }

    [Fact]
    public void Gradients_agree_with_differences()
    {
        var model = new MLP(2, [3, 2, 1], Activation.Tanh, seed: 5);
        Value Output() => Loss.Hinge([model.Forward([0.4, -0.7])[0]], [-1]) + Loss.L2Penalty(model.Parameters, 0.01);
        Output().Backward();
        foreach (var parameter in model.Parameters)
        {
            const double h = 1e-5;
            var (at, gradient) = (parameter.Data, parameter.Grad);
            parameter.Data = at + h;
            var above = Output().Data;
            parameter.Data = at - h;
            var below = Output().Data;
            parameter.Data = at;
            Assert.Equal((above - below) / (2 * h), gradient, 1e-9);
        }
    }

    [Fact]
    public void ZeroGrad_reaches_every_parameter()
    {
        var model = new MLP(2, [2, 1]);
        model.Forward([1.0, 2.0])[0].Backward();
        Assert.Contains(model.Parameters, p => p.Grad != 0);
        model.ZeroGrad();
        Assert.All(model.Parameters, p => Assert.Equal(0, p.Grad));
    }

    [Fact]
    public void Wrong_sizes_are_refused_with_both_numbers()
    {
        var model = new MLP(2, [2, 1]);
        Assert.Contains("takes 2 inputs and was given 3", Assert.Throws<ArgumentException>("inputs", () => model.Forward([1.0, 2.0, 3.0])).Message);
        Assert.Contains("9 parameters and was given 2", Assert.Throws<ArgumentException>("numbers", () => model.SetParameters([1, 2])).Message);
        Assert.Throws<ArgumentException>("sizes", () => new MLP(2, []));
        Assert.Throws<ArgumentOutOfRangeException>("inputs", () => new MLP(0, [1]));
        Assert.Throws<ArgumentOutOfRangeException>("sizes", () => new MLP(2, [4, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("activation", () => new MLP(2, [4, 1], (Activation)99));
        Assert.Contains("takes 2 inputs and was given 1", Assert.Throws<ArgumentException>(() => model.Layers[0].Neurons[0].Forward([new Value(1)])).Message);
    }

    [Fact]
    public void Hinge_is_the_mean_margin_missed()
    {
        Assert.Equal((0.5 + 0 + 3 + 0.5) / 4, Loss.Hinge([0.5, -7.0, -2.0, -0.5], [1, -1, 1, -1]).Data);
        Assert.Throws<ArgumentException>("scores", () => Loss.Hinge(Array.Empty<Value>(), []));
        Assert.Throws<ArgumentException>("targets", () => Loss.Hinge([1.0], [1, -1]));
        Assert.Contains("targets[1] is 0", Assert.Throws<ArgumentException>(() => Loss.Hinge([1.0, 1.0], [1, 0])).Message);
    }

    [Fact]
    public void Sgd_moves_against_the_gradient()
    {
        var p = new Value(3);
        var sgd = new Sgd([p]);
        (p * p).Backward();
        sgd.Step(0.5);
        Assert.Equal(0, p.Data);
        sgd.ZeroGrad();
        Assert.Equal(0, p.Grad);
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => sgd.Step(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => sgd.Step(-1));
    }
}
