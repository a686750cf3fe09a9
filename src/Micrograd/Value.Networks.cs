namespace Micrograd;

/// <content>Activations and sums over many values, each a single node.</content>
public sealed partial class Value
{
    /// <summary>The rectifier: x where it is positive, otherwise 0.</summary>
    /// <remarks>Derivative: 1 where x is positive, otherwise 0, also at 0, as in micrograd.</remarks>
    /// <returns>The result.</returns>
    public Value Relu() => new(_data < 0 ? 0 : _data, Operation.Relu, this);

    /// <summary>The logistic function 1 / (1 + e⁻ˣ), without overflow.</summary>
    /// <remarks>Derivative: y·(1 − y), y the result, computed so that it keeps its digits on both sides.</remarks>
    /// <returns>The result.</returns>
    public Value Sigmoid()
    {
        var e = Math.Exp(-Math.Abs(_data));
        return new(_data >= 0 ? 1 / (1 + e) : e / (1 + e), Operation.Sigmoid, this);
    }

    /// <summary>The sum, added from left to right beginning with 0; of no values 0.</summary>
    /// <param name="terms">The values. The span is copied.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">A term is <see langword="null"/>.</exception>
    public static Value Sum(params ReadOnlySpan<Value> terms)
    {
        var sum = 0.0;
        for (var i = 0; i < terms.Length; i++)
            sum += Of(terms, i, nameof(terms));
        return new(sum, Operation.Sum, terms.ToArray());
    }

    /// <summary>Σ xᵢ·yᵢ, added from left to right beginning with 0; of no values 0.</summary>
    /// <param name="x">The first factors. The span is copied.</param>
    /// <param name="y">The second factors, as many. The span is copied.</param>
    /// <returns>The sum of the products.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a factor is <see langword="null"/>.</exception>
    public static Value Dot(ReadOnlySpan<Value> x, ReadOnlySpan<Value> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"y has {y.Length} values and x has {x.Length}; they must have as many.", nameof(y));

        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += Of(x, i, nameof(x)) * Of(y, i, nameof(y));
        return new(sum, Operation.Dot, [.. x, .. y]);
    }

    /// <summary>b + Σ wᵢ·xᵢ, added from left to right beginning with b: a neuron before its activation.</summary>
    /// <param name="weights">The weights wᵢ. The span is copied.</param>
    /// <param name="inputs">The inputs xᵢ, as many. The span is copied.</param>
    /// <param name="bias">The bias b.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a weight or an input is <see langword="null"/>.</exception>
    public static Value Affine(ReadOnlySpan<Value> weights, ReadOnlySpan<Value> inputs, Value bias)
    {
        if (weights.Length != inputs.Length)
        {
            throw new ArgumentException(
                $"There are {inputs.Length} inputs and {weights.Length} weights; there must be as many.", nameof(inputs));
        }

        var sum = Of(bias);
        for (var i = 0; i < weights.Length; i++)
            sum += Of(weights, i, nameof(weights)) * Of(inputs, i, nameof(inputs));
        return new(sum, Operation.Affine, [.. weights, .. inputs, bias]);
    }

    private static double Of(ReadOnlySpan<Value> values, int index, string name) =>
        (values[index] ?? throw new ArgumentException($"{name}[{index}] is null.", name))._data;
}
