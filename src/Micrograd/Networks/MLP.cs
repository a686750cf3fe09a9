using Micrograd.Randomness;

namespace Micrograd.Networks;

/// <summary>A multi-layer perceptron: layers one after the other, by default the last one linear.</summary>
/// <example>
/// <code>
/// var model = new MLP(2, [16, 16, 1]);
/// var score = model.Forward([1.0, -0.5])[0];          // one example
/// var scores = model.Forward(points);                 // a batch, double[][]: scores[i][0] belongs to points[i]
/// </code>
/// </example>
public sealed class MLP : Module
{
    private readonly Layer[] _layers;

    /// <summary>A network with weights drawn uniformly from −1 … 1 and biases 0: the network that micrograd makes after <c>random.seed(seed)</c>.</summary>
    /// <param name="inputs">How many inputs, at least 1.</param>
    /// <param name="sizes">How many neurons each layer has, the last one being the outputs.</param>
    /// <param name="activation">The activation of every layer but the last, which is linear.</param>
    /// <param name="seed">What the weights are drawn from: the same seed gives the same weights.</param>
    /// <exception cref="ArgumentException">There is no layer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public MLP(int inputs, ReadOnlySpan<int> sizes, Activation activation = Activation.ReLU, int seed = 1337)
        : this(inputs, sizes, AllButLast(sizes.Length, activation), new PythonRandom(seed))
    {
    }

    /// <summary>A network with an activation for each layer, and weights drawn layer by layer, neuron by neuron.</summary>
    /// <param name="inputs">How many inputs, at least 1.</param>
    /// <param name="sizes">How many neurons each layer has, the last one being the outputs.</param>
    /// <param name="activations">The activation of each layer, as many as <paramref name="sizes"/>.</param>
    /// <param name="random">Where the weights come from.</param>
    /// <param name="initializer">How weights are drawn; <see langword="null"/> for <see cref="Initializers.Uniform"/>, as in micrograd.</param>
    /// <exception cref="ArgumentException">There is no layer, or the number of activations is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or an activation is not one of the enumeration.</exception>
    public MLP(
        int inputs, ReadOnlySpan<int> sizes, ReadOnlySpan<Activation> activations, IRandomSource random, WeightInitializer? initializer = null)
    {
        if (sizes.IsEmpty)
            throw new ArgumentException("A network needs at least one layer: give the number of neurons of each.", nameof(sizes));
        if (activations.Length != sizes.Length)
            throw new ArgumentException($"There are {sizes.Length} layers and {activations.Length} activations; there must be as many.", nameof(activations));
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        foreach (var size in sizes)
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(sizes));
        foreach (var activation in activations)
        {
            if (!Enum.IsDefined(activation))
                throw new ArgumentOutOfRangeException(nameof(activations), activation, "Use one of the activations of the enumeration.");
        }

        _layers = new Layer[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
            _layers[i] = new(i == 0 ? inputs : sizes[i - 1], sizes[i], activations[i], random, initializer);
        Layers = Array.AsReadOnly(_layers);
        Parameters = Array.AsReadOnly(_layers.SelectMany(layer => layer.Parameters).ToArray());
    }

    /// <summary>How many inputs it takes.</summary>
    public int InputCount => _layers[0].InputCount;

    /// <summary>How many outputs it has.</summary>
    public int OutputCount => _layers[^1].OutputCount;

    /// <summary>The layers, from the inputs on.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>All parameters, in micrograd's order: layer by layer, neuron by neuron, weights, then bias.</summary>
    public override IReadOnlyList<Value> Parameters { get; }

    /// <summary>Its outputs for one example.</summary>
    /// <param name="inputs">As many as <see cref="InputCount"/>.</param>
    /// <returns>One value per neuron of the last layer.</returns>
    /// <exception cref="ArgumentException">The number of inputs is wrong, or one is <see langword="null"/>.</exception>
    public override Value[] Forward(ReadOnlySpan<Value> inputs)
    {
        if (inputs.Length != InputCount)
            throw new ArgumentException($"This network takes {InputCount} inputs and was given {inputs.Length}.", nameof(inputs));

        var outputs = _layers[0].Forward(inputs);
        foreach (var layer in _layers.AsSpan(1))
            outputs = layer.Outputs(outputs);

        // The last array belongs to the caller; those before are shared by nodes.
        return outputs;
    }

    /// <inheritdoc/>
    public override Value[][] Forward(ReadOnlySpan<double[]> examples) => LayerBatch.Run(_layers, examples);

    /// <summary>A network of the same layers whose parameters have the same numbers and are its own.</summary>
    /// <returns>The copy.</returns>
    public MLP Clone()
    {
        int[] sizes = [.. _layers.Select(layer => layer.OutputCount)];
        Activation[] activations = [.. _layers.Select(layer => layer.Activation)];
        var clone = new MLP(InputCount, sizes, activations, new XorShift64Star(1));
        clone.SetParameters(GetParameters());
        return clone;
    }

    /// <summary>As micrograd prints it: <c>MLP of [Layer of [ReLUNeuron(2), …], Layer of [LinearNeuron(16)]]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"MLP of [{string.Join(", ", _layers.AsEnumerable())}]";

    private static Activation[] AllButLast(int layers, Activation activation)
    {
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "Use one of the activations of the enumeration.");
        var activations = new Activation[layers];
        activations.AsSpan(0, Math.Max(0, layers - 1)).Fill(activation);
        return activations;
    }
}
