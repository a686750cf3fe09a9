using Micrograd.Networks;
using Micrograd.Randomness;

namespace Micrograd.Tests.Networks;

public class InitializerTests
{
    // 30 inputs, 50 outputs: the variance of each, and the greatest magnitude where there is one.
    public static TheoryData<string, double, double> Variances => new()
    {
        { "uniform", 1 / 3.0, 1 },
        { "fan-in", 1 / 3.0 / 30, 1 / Math.Sqrt(30) },
        { "Xavier uniform", 2 / 80.0, Math.Sqrt(6 / 80.0) },
        { "Xavier normal", 2 / 80.0, double.PositiveInfinity },
        { "He uniform", 2 / 30.0, Math.Sqrt(6 / 30.0) },
        { "He normal", 2 / 30.0, double.PositiveInfinity },
    };

    [Theory]
    [MemberData(nameof(Variances))]
    public void Weights_have_the_variance_of_the_papers_and_biases_are_0(string name, double variance, double greatest)
    {
        WeightInitializer initializer = name switch
        {
            "uniform" => Initializers.Uniform,
            "fan-in" => Initializers.FanIn,
            "Xavier uniform" => Initializers.XavierUniform,
            "Xavier normal" => Initializers.XavierNormal,
            "He uniform" => Initializers.HeUniform,
            _ => Initializers.HeNormal,
        };
        var layers = Enumerable.Range(1, 20).Select(seed => new Layer(30, 50, Activation.Tanh, new PythonRandom(seed), initializer)).ToArray();
        double[] weights = [.. layers.SelectMany(layer => layer.Neurons).SelectMany(neuron => neuron.Weights).Select(weight => weight.Data)];

        Assert.Equal(30_000, weights.Length);
        Assert.Equal(1, weights.Sum(w => w * w) / weights.Length / variance, 0.03);
        Assert.Equal(0, weights.Average() / Math.Sqrt(variance), 0.02);
        Assert.InRange(weights.Max(Math.Abs), 0, greatest);
        Assert.All(layers.SelectMany(layer => layer.Neurons), neuron => Assert.Equal(0, neuron.Bias.Data));
    }
}
