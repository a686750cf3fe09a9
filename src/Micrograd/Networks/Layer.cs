namespace Micrograd.Networks;

/// <summary>Neurons that share their inputs.</summary>
public sealed class Layer
{
    private readonly Neuron[] _neurons;

    /// <summary>A layer whose neurons are initialised one after the other.</summary>
    /// <param name="inputs">How many inputs, at least 1.</param>
    /// <param name="outputs">How many neurons, at least 1.</param>
    /// <param name="activation">The activation of each.</param>
    /// <param name="random">Where the weights come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public Layer(int inputs, int outputs, Activation activation, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        _neurons = new Neuron[outputs];
        for (var i = 0; i < outputs; i++)
            _neurons[i] = new(inputs, activation, random);
        Parameters = [.. _neurons.SelectMany(neuron => neuron.Parameters)];
    }

    /// <summary>How many inputs it takes.</summary>
    public int InputCount => _neurons[0].InputCount;

    /// <summary>The neurons, one per output.</summary>
    public IReadOnlyList<Neuron> Neurons => Array.AsReadOnly(_neurons);

    /// <summary>The parameters, neuron by neuron: weights, then bias.</summary>
    public IReadOnlyList<Value> Parameters { get; }

    /// <summary>Its outputs for one example.</summary>
    /// <param name="inputs">As many as <see cref="InputCount"/>.</param>
    /// <returns>One value per neuron.</returns>
    /// <exception cref="ArgumentException">The number of inputs is wrong.</exception>
    public Value[] Forward(ReadOnlySpan<Value> inputs)
    {
        var outputs = new Value[_neurons.Length];
        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = _neurons[i].Forward(inputs);
        return outputs;
    }

    /// <summary>As micrograd prints it: <c>Layer of [ReLUNeuron(2), ReLUNeuron(2)]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Layer of [{string.Join(", ", _neurons.AsEnumerable())}]";
}
