namespace Micrograd.Networks;

/// <summary>A multi-layer perceptron: layers one after the other, the last one linear.</summary>
/// <example>
/// <code>
/// var model = new MLP(2, [16, 16, 1]);
/// var score = model.Forward([1.0, -0.5])[0];
/// </code>
/// </example>
public sealed class MLP
{
    private readonly Layer[] _layers;

    /// <summary>A network with weights drawn uniformly from −1 … 1 and biases 0.</summary>
    /// <param name="inputs">How many inputs, at least 1.</param>
    /// <param name="sizes">How many neurons each layer has, the last one being the outputs.</param>
    /// <param name="activation">The activation of every layer but the last, which is linear.</param>
    /// <param name="seed">What the weights are drawn from: the same seed gives the same weights.</param>
    /// <exception cref="ArgumentException">There is no layer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public MLP(int inputs, ReadOnlySpan<int> sizes, Activation activation = Activation.ReLU, int seed = 1337)
    {
        if (sizes.IsEmpty)
            throw new ArgumentException("A network needs at least one layer: give the number of neurons of each.", nameof(sizes));
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        foreach (var size in sizes)
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(sizes));

        var random = new Random(seed);
        _layers = new Layer[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            var isLast = i == sizes.Length - 1;
            _layers[i] = new(i == 0 ? inputs : sizes[i - 1], sizes[i], isLast ? Activation.Linear : activation, random);
        }

        Parameters = [.. _layers.SelectMany(layer => layer.Parameters)];
    }

    /// <summary>How many inputs it takes.</summary>
    public int InputCount => _layers[0].InputCount;

    /// <summary>The layers, from the inputs on.</summary>
    public IReadOnlyList<Layer> Layers => Array.AsReadOnly(_layers);

    /// <summary>All parameters, in micrograd's order: layer by layer, neuron by neuron, weights, then bias.</summary>
    public IReadOnlyList<Value> Parameters { get; }

    /// <summary>Its outputs for one example.</summary>
    /// <param name="inputs">As many as <see cref="InputCount"/>.</param>
    /// <returns>One value per neuron of the last layer.</returns>
    /// <exception cref="ArgumentException">The number of inputs is wrong.</exception>
    public Value[] Forward(ReadOnlySpan<Value> inputs)
    {
        if (inputs.Length != InputCount)
            throw new ArgumentException($"This network takes {InputCount} inputs and was given {inputs.Length}.", nameof(inputs));

        var outputs = _layers[0].Forward(inputs);
        foreach (var layer in _layers.AsSpan(1))
            outputs = layer.Forward(outputs);
        return outputs;
    }

    /// <inheritdoc cref="Forward(ReadOnlySpan{Value})"/>
    public Value[] Forward(ReadOnlySpan<double> inputs)
    {
        var values = new Value[inputs.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = inputs[i];
        return Forward(values);
    }

    /// <summary>Sets every parameter, as in loading a trained model.</summary>
    /// <param name="numbers">One number per parameter, in the order of <see cref="Parameters"/>.</param>
    /// <exception cref="ArgumentException">There are too few or too many; nothing was set.</exception>
    public void SetParameters(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length != Parameters.Count)
            throw new ArgumentException($"This network has {Parameters.Count} parameters and was given {numbers.Length} numbers.", nameof(numbers));

        for (var i = 0; i < numbers.Length; i++)
            Parameters[i].Data = numbers[i];
    }

    /// <summary>Sets the gradient of every parameter to 0.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters)
            parameter.Grad = 0;
    }

    /// <summary>As micrograd prints it: <c>MLP of [Layer of [ReLUNeuron(2), …], Layer of [LinearNeuron(16)]]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"MLP of [{string.Join(", ", _layers.AsEnumerable())}]";
}
