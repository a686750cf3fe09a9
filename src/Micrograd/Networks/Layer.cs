using Micrograd.Randomness;

namespace Micrograd.Networks;

/// <summary>Neurons that share their inputs.</summary>
public sealed class Layer : Module
{
    private readonly Neuron[] _neurons;
    private readonly Value[] _parameters;

    /// <summary>A layer whose neurons are initialised one after the other.</summary>
    /// <param name="inputs">How many inputs, at least 1.</param>
    /// <param name="outputs">How many neurons, at least 1.</param>
    /// <param name="activation">The activation of each.</param>
    /// <param name="random">Where the weights come from.</param>
    /// <param name="initializer">How weights are drawn; <see langword="null"/> for <see cref="Initializers.Uniform"/>, as in micrograd.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or <paramref name="activation"/> is not one of the enumeration.</exception>
    public Layer(int inputs, int outputs, Activation activation, IRandomSource random, WeightInitializer? initializer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        _neurons = new Neuron[outputs];
        for (var i = 0; i < outputs; i++)
            _neurons[i] = new(inputs, activation, random, initializer, outputs);
        _parameters = [.. _neurons.SelectMany(neuron => neuron.Parameters)];
        Parameters = Array.AsReadOnly(_parameters);
        Neurons = Array.AsReadOnly(_neurons);
    }

    /// <summary>How many inputs it takes.</summary>
    public int InputCount => _neurons[0].InputCount;

    /// <summary>How many outputs it has: one per neuron.</summary>
    public int OutputCount => _neurons.Length;

    /// <summary>The activation of its neurons.</summary>
    public Activation Activation => _neurons[0].Activation;

    /// <summary>The neurons, one per output.</summary>
    public IReadOnlyList<Neuron> Neurons { get; }

    /// <summary>The parameters, neuron by neuron: weights, then bias.</summary>
    public override IReadOnlyList<Value> Parameters { get; }

    internal Value[] ParameterArray => _parameters;

    /// <summary>Its outputs for one example.</summary>
    /// <param name="inputs">As many as <see cref="InputCount"/>.</param>
    /// <returns>One value per neuron.</returns>
    /// <exception cref="ArgumentException">The number of inputs is wrong, or one is <see langword="null"/>.</exception>
    public override Value[] Forward(ReadOnlySpan<Value> inputs)
    {
        if (inputs.Length != InputCount)
            throw new ArgumentException($"This layer takes {InputCount} inputs and was given {inputs.Length}.", nameof(inputs));
        var shared = inputs.ToArray();
        Neuron.ThrowIfNull(shared);
        return Outputs(shared);
    }

    /// <inheritdoc/>
    public override Value[][] Forward(ReadOnlySpan<double[]> examples) => LayerBatch.Run([this], examples);

    /// <summary>As micrograd prints it: <c>Layer of [ReLUNeuron(2), ReLUNeuron(2)]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Layer of [{string.Join(", ", _neurons.AsEnumerable())}]";

    // The array is kept by the nodes, all of which share it.
    internal Value[] Outputs(Value[] inputs)
    {
        var outputs = new Value[_neurons.Length];
        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = _neurons[i].Output(inputs);
        return outputs;
    }
}
