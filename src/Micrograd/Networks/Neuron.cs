using Micrograd.Randomness;

namespace Micrograd.Networks;

/// <summary>One neuron: activation(b + Σ wᵢ·xᵢ).</summary>
public sealed class Neuron
{
    private readonly Value[] _weights;
    private readonly Value[] _parameters;

    /// <summary>A neuron with weights drawn in order, and bias 0.</summary>
    /// <param name="inputs">How many inputs, at least 1.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="random">Where the weights come from.</param>
    /// <param name="initializer">How weights are drawn; <see langword="null"/> for <see cref="Initializers.Uniform"/>, as in micrograd.</param>
    /// <param name="outputs">How many neurons the layer has, which some initialisers want to know.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or <paramref name="activation"/> is not one of the enumeration.</exception>
    public Neuron(int inputs, Activation activation, IRandomSource random, WeightInitializer? initializer = null, int outputs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentNullException.ThrowIfNull(random);
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "Use one of the activations of the enumeration.");

        Activation = activation;
        initializer ??= Initializers.Uniform;
        _weights = new Value[inputs];
        for (var i = 0; i < inputs; i++)
            _weights[i] = initializer(inputs, outputs, random);
        _parameters = [.. _weights, Bias];
        Parameters = Array.AsReadOnly(_parameters);
        Weights = Array.AsReadOnly(_weights);
    }

    /// <summary>How many inputs it takes.</summary>
    public int InputCount => _weights.Length;

    /// <summary>The activation.</summary>
    public Activation Activation { get; }

    /// <summary>The weights, one per input.</summary>
    public IReadOnlyList<Value> Weights { get; }

    /// <summary>The bias.</summary>
    public Value Bias { get; } = new(0);

    /// <summary>The weights, then the bias.</summary>
    public IReadOnlyList<Value> Parameters { get; }

    /// <summary>Its output for one example.</summary>
    /// <param name="inputs">As many as <see cref="InputCount"/>.</param>
    /// <returns>The output, a single node; a sigmoid is a second one.</returns>
    /// <exception cref="ArgumentException">The number of inputs is wrong, or one is <see langword="null"/>.</exception>
    public Value Forward(ReadOnlySpan<Value> inputs)
    {
        if (inputs.Length != InputCount)
            throw new ArgumentException($"This neuron takes {InputCount} inputs and was given {inputs.Length}.", nameof(inputs));
        var shared = inputs.ToArray();
        ThrowIfNull(shared);
        return Output(shared);
    }

    /// <summary>As micrograd prints it: <c>ReLUNeuron(2)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Activation}Neuron({InputCount})";

    // The array is kept by the node: it must be of the right length, without null, and not be written afterwards.
    internal Value Output(Value[] inputs) => Value.Neuron(_weights, inputs, Bias, Activation);

    internal static void ThrowIfNull(Value[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is null)
                throw new ArgumentException($"inputs[{i}] is null.", nameof(inputs));
        }
    }
}
