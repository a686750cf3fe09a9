namespace Micrograd.Networks;

/// <summary>Something with parameters that maps inputs to outputs: a layer, a network, or a layer of one's own.</summary>
/// <example>
/// A layer of one's own says what its parameters are and what it computes; training, saving parameters and gradients come from here.
/// <code>
/// sealed class Scale(int size) : Module
/// {
///     private readonly Value[] _factors = [.. Enumerable.Range(0, size).Select(_ => new Value(1))];
///     public override IReadOnlyList&lt;Value&gt; Parameters => _factors;
///     public override Value[] Forward(ReadOnlySpan&lt;Value&gt; inputs)
///     {
///         var outputs = new Value[size];
///         for (var i = 0; i &lt; size; i++)
///             outputs[i] = _factors[i] * inputs[i];
///         return outputs;
///     }
/// }
/// </code>
/// </example>
public abstract class Module
{
    /// <summary>All parameters, in a fixed order.</summary>
    public abstract IReadOnlyList<Value> Parameters { get; }

    /// <summary>How many parameters there are.</summary>
    public int ParameterCount => Parameters.Count;

    /// <summary>Its outputs for one example.</summary>
    /// <param name="inputs">One value per input.</param>
    /// <returns>One value per output.</returns>
    /// <exception cref="ArgumentException">The number of inputs is wrong, or one is <see langword="null"/>.</exception>
    public abstract Value[] Forward(ReadOnlySpan<Value> inputs);

    /// <inheritdoc cref="Forward(ReadOnlySpan{Value})"/>
    public Value[] Forward(ReadOnlySpan<double> inputs)
    {
        var values = new Value[inputs.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = inputs[i];
        return Forward(values);
    }

    /// <summary>Its outputs for a batch of examples.</summary>
    /// <remarks>The numbers are those of <see cref="Forward(ReadOnlySpan{double})"/> example by example; networks compute them together, which is many times faster.</remarks>
    /// <param name="examples">One row of inputs per example.</param>
    /// <returns>One row of outputs per example.</returns>
    /// <exception cref="ArgumentException">A row is <see langword="null"/> or has the wrong number of inputs.</exception>
    public virtual Value[][] Forward(ReadOnlySpan<double[]> examples)
    {
        var outputs = new Value[examples.Length][];
        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = Forward(examples[i] ?? throw new ArgumentException($"examples[{i}] is null.", nameof(examples)));
        return outputs;
    }

    /// <summary>The numbers of the parameters, in the order of <see cref="Parameters"/>.</summary>
    /// <returns>A new array.</returns>
    public double[] GetParameters()
    {
        var parameters = Parameters;
        var numbers = new double[parameters.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = parameters[i].Number;
        return numbers;
    }

    /// <summary>Sets every parameter, as in loading a trained model.</summary>
    /// <param name="numbers">One number per parameter, in the order of <see cref="Parameters"/>.</param>
    /// <exception cref="ArgumentException">There are too few or too many; nothing was set.</exception>
    public void SetParameters(ReadOnlySpan<double> numbers)
    {
        var parameters = Parameters;
        if (numbers.Length != parameters.Count)
            throw new ArgumentException($"This network has {parameters.Count} parameters and was given {numbers.Length} numbers.", nameof(numbers));

        for (var i = 0; i < numbers.Length; i++)
            parameters[i].Data = numbers[i];
    }

    /// <summary>Sets the gradient of every parameter to 0; to be done before each <see cref="Value.Backward"/>, since gradients accumulate.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters)
            parameter.ClearGrad();
    }
}
