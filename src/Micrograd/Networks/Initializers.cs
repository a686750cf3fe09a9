using Micrograd.Randomness;

namespace Micrograd.Networks;

/// <summary>The usual first values of weights, each a <see cref="WeightInitializer"/>.</summary>
public static class Initializers
{
    /// <summary>Uniform in −1 … 1 whatever the size, as in micrograd.</summary>
    /// <inheritdoc cref="WeightInitializer"/>
    public static double Uniform(int inputs, int outputs, IRandomSource random) => random.Uniform(-1, 1);

    /// <summary>Uniform in −1/√inputs … 1/√inputs, as in PyTorch's linear layer; the bound of Y. LeCun et al., Efficient BackProp (1998).</summary>
    /// <inheritdoc cref="WeightInitializer"/>
    public static double FanIn(int inputs, int outputs, IRandomSource random) => random.Uniform(-1, 1) * Math.Pow(inputs, -0.5);

    /// <summary>Uniform with variance 2 / (inputs + outputs); for tanh and sigmoid. X. Glorot, Y. Bengio, AISTATS (2010).</summary>
    /// <inheritdoc cref="WeightInitializer"/>
    public static double XavierUniform(int inputs, int outputs, IRandomSource random) => random.Uniform(-1, 1) * Math.Sqrt(6.0 / (inputs + outputs));

    /// <summary>Normal with variance 2 / (inputs + outputs); for tanh and sigmoid. X. Glorot, Y. Bengio, AISTATS (2010).</summary>
    /// <inheritdoc cref="WeightInitializer"/>
    public static double XavierNormal(int inputs, int outputs, IRandomSource random) => random.NextNormal() * Math.Sqrt(2.0 / (inputs + outputs));

    /// <summary>Uniform with variance 2 / inputs; for rectifiers. K. He et al., ICCV (2015).</summary>
    /// <inheritdoc cref="WeightInitializer"/>
    public static double HeUniform(int inputs, int outputs, IRandomSource random) => random.Uniform(-1, 1) * Math.Sqrt(6.0 / inputs);

    /// <summary>Normal with variance 2 / inputs; for rectifiers. K. He et al., ICCV (2015).</summary>
    /// <inheritdoc cref="WeightInitializer"/>
    public static double HeNormal(int inputs, int outputs, IRandomSource random) => random.NextNormal() * Math.Sqrt(2.0 / inputs);
}
