using Micrograd.Networks;

namespace Micrograd;

/// <content>Activations and sums over many values, each a single node.</content>
public sealed partial class Value
{
    /// <summary>The rectifier: x where it is positive, otherwise 0.</summary>
    /// <remarks>Derivative: 1 where x is positive, otherwise 0, also at 0, as in micrograd.</remarks>
    /// <returns>The result.</returns>
    public Value Relu() => new(Evaluation.Relu(_data), Operation.Relu, this);

    /// <summary>The logistic function 1 / (1 + e⁻ˣ), without overflow.</summary>
    /// <remarks>Derivative: y·(1 − y), y the result, computed so that it keeps its digits on both sides.</remarks>
    /// <returns>The result.</returns>
    public Value Sigmoid() => new(Evaluation.Sigmoid(_data), Operation.Sigmoid, this);

    /// <summary>The sum, added from left to right beginning with 0; of no values 0.</summary>
    /// <param name="terms">The values. The span is copied.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">A term is <see langword="null"/>.</exception>
    public static Value Sum(params ReadOnlySpan<Value> terms)
    {
        var sum = 0.0;
        for (var i = 0; i < terms.Length; i++)
            sum += Of(terms, i, nameof(terms));
        return new(sum, Operation.Sum, new NodeExtras { First = terms.ToArray() });
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
        return new(sum, Operation.Dot, new NodeExtras { First = x.ToArray(), Second = y.ToArray() });
    }

    /// <summary>activation(b + Σ wᵢ·xᵢ), a neuron; the sum is added from left to right beginning with b.</summary>
    /// <param name="weights">The weights wᵢ. The span is copied.</param>
    /// <param name="inputs">The inputs xᵢ, as many. The span is copied.</param>
    /// <param name="bias">The bias b.</param>
    /// <param name="activation">What is done to the sum. All but <see cref="Activation.Sigmoid"/> belong to the same node.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a weight or an input is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="activation"/> is not one of the enumeration.</exception>
    public static Value Affine(
        ReadOnlySpan<Value> weights, ReadOnlySpan<Value> inputs, Value bias, Activation activation = Activation.Linear)
    {
        if (weights.Length != inputs.Length)
        {
            throw new ArgumentException(
                $"There are {inputs.Length} inputs and {weights.Length} weights; there must be as many.", nameof(inputs));
        }

        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "Use one of the activations of the enumeration.");
        Of(bias);
        for (var i = 0; i < weights.Length; i++)
        {
            Of(weights, i, nameof(weights));
            Of(inputs, i, nameof(inputs));
        }

        return Neuron(weights.ToArray(), inputs.ToArray(), bias, activation);
    }

    /// <summary>Σ xᵢ², added from left to right beginning with 0; of no values 0.</summary>
    /// <param name="terms">The values x. The span is copied.</param>
    /// <returns>The sum of the squares.</returns>
    /// <exception cref="ArgumentException">A term is <see langword="null"/>.</exception>
    public static Value SumOfSquares(params ReadOnlySpan<Value> terms)
    {
        var sum = 0.0;
        for (var i = 0; i < terms.Length; i++)
        {
            var x = Of(terms, i, nameof(terms));
            sum += x * x;
        }

        return new(sum, Operation.SumOfSquares, new NodeExtras { First = terms.ToArray() });
    }

    /// <summary>ln Σ exp xᵢ, a smooth maximum, without overflow.</summary>
    /// <remarks>Derivatives: exp(xᵢ − y), y the result, which is the softmax.</remarks>
    /// <param name="terms">The values x, at least one. The span is copied.</param>
    /// <returns>The logarithm of the sum of the exponentials.</returns>
    /// <exception cref="ArgumentException">There are none, or a term is <see langword="null"/>.</exception>
    public static Value LogSumExp(params ReadOnlySpan<Value> terms)
    {
        if (terms.IsEmpty)
            throw new ArgumentException("The logarithm of an empty sum is minus infinity: give at least one term.", nameof(terms));

        var x = new double[terms.Length];
        for (var i = 0; i < x.Length; i++)
            x[i] = Of(terms, i, nameof(terms));
        return new(Evaluation.LogSumExp(x), Operation.LogSumExp, new NodeExtras { First = terms.ToArray() });
    }

    /// <summary>ln(1 + eˣ), a smooth rectifier, without overflow.</summary>
    /// <remarks>Derivative: the logistic function 1 / (1 + e⁻ˣ).</remarks>
    /// <returns>The result.</returns>
    public Value Softplus() => new(Evaluation.Softplus(_data), Operation.Softplus, this);

    /// <summary>A neuron whose arrays are shared with the caller, who never writes them afterwards and has checked them.</summary>
    internal static Value Neuron(Value[] weights, Value[] inputs, Value bias, Activation activation)
    {
        var sum = bias._data;
        for (var i = 0; i < weights.Length && i < inputs.Length; i++)
            sum += weights[i]._data * inputs[i]._data;
        return activation switch
        {
            Activation.ReLU => new(Evaluation.Relu(sum), Operation.AffineRelu, weights, inputs, bias),
            Activation.Tanh => new(Math.Tanh(sum), Operation.AffineTanh, weights, inputs, bias),
            Activation.Sigmoid => new Value(sum, Operation.Affine, weights, inputs, bias).Sigmoid(),
            _ => new(sum, Operation.Affine, weights, inputs, bias),
        };
    }

    private static double Of(ReadOnlySpan<Value> values, int index, string name) =>
        (values[index] ?? throw new ArgumentException($"{name}[{index}] is null.", name))._data;
}
