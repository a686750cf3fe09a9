namespace Micrograd.Networks;

/// <summary>One neuron: activation(b + Σ wᵢ·xᵢ).</summary>
public sealed class Neuron
{
    private readonly Value[] _weights;

    /// <summary>A neuron with weights drawn uniformly from −1 … 1, in order, and bias 0.</summary>
    /// <param name="inputs">How many inputs, at least 1.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="random">Where the weights come from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputs"/> is less than 1, or <paramref name="activation"/> is not one of the enumeration.</exception>
    public Neuron(int inputs, Activation activation, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentNullException.ThrowIfNull(random);
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "Use one of the activations of the enumeration.");

        Activation = activation;
        _weights = new Value[inputs];
        for (var i = 0; i < inputs; i++)
            _weights[i] = 2 * random.NextDouble() - 1;
        Parameters = [.. _weights, Bias];
    }

    /// <summary>How many inputs it takes.</summary>
    public int InputCount => _weights.Length;

    /// <summary>The activation.</summary>
    public Activation Activation { get; }

    /// <summary>The weights, one per input.</summary>
    public IReadOnlyList<Value> Weights => Array.AsReadOnly(_weights);

    /// <summary>The bias.</summary>
    public Value Bias { get; } = new(0);

    /// <summary>The weights, then the bias.</summary>
    public IReadOnlyList<Value> Parameters { get; }

    /// <summary>Its output for one example.</summary>
    /// <param name="inputs">As many as <see cref="InputCount"/>.</param>
    /// <returns>The output: a weighted sum, one node, and unless it is linear the activation, another.</returns>
    /// <exception cref="ArgumentException">The number of inputs is wrong.</exception>
    public Value Forward(ReadOnlySpan<Value> inputs)
    {
        if (inputs.Length != InputCount)
            throw new ArgumentException($"This neuron takes {InputCount} inputs and was given {inputs.Length}.", nameof(inputs));

        var sum = Value.Affine(_weights, inputs, Bias);
        return Activation switch
        {
            Activation.ReLU => sum.Relu(),
            Activation.Tanh => sum.Tanh(),
            Activation.Sigmoid => sum.Sigmoid(),
            _ => sum,
        };
    }

    /// <summary>As micrograd prints it: <c>ReLUNeuron(2)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Activation}Neuron({InputCount})";
}
