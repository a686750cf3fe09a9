namespace Micrograd.AdBench.Lstm;

/// <summary>How badly a network of long short-term memory, its weights diagonal, foretells a sequence.</summary>
public static partial class LstmObjective
{
    /// <summary>Cross entropy per character and step.</summary>
    /// <param name="main">For each layer 8b numbers: weights of the forget, input and output gates and of the change, then their biases in the same order, b each.</param>
    /// <param name="extra">3b numbers: weight of the input, weight and bias of the prediction.</param>
    /// <param name="state">Where the layers start: hidden, then cell, b numbers each.</param>
    /// <param name="sequence">The characters, b numbers each.</param>
    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, [NoGradient] ReadOnlySpan<double> state, [NoGradient] ReadOnlySpan<double> sequence)
    {
        var size = extra.Length / 3;
        var steps = (sequence.Length / size) - 1;
        Span<double> memory = stackalloc double[state.Length];
        state.CopyTo(memory);
        Span<double> x = stackalloc double[size];
        var total = 0.0;
        for (var t = 0; t < steps; t++)
        {
            Predict(main, extra, memory, sequence.Slice(t * size, size), x);

            var sum = 2.0;
            foreach (var score in x)
            {
                sum += Math.Exp(score);
            }

            var normaliser = Math.Log(sum);
            for (var j = 0; j < size; j++)
            {
                total += sequence[((t + 1) * size) + j] * (x[j] - normaliser);
            }
        }

        return -total / (size * steps);
    }

    /// <summary>Takes every layer one step on and leaves the prediction in <paramref name="x"/>.</summary>
    private static void Predict(ReadOnlySpan<double> main, ReadOnlySpan<double> extra, Span<double> memory, ReadOnlySpan<double> input, Span<double> x)
    {
        var size = x.Length;
        for (var j = 0; j < size; j++)
        {
            x[j] = input[j] * extra[j];
        }

        var layers = memory.Length / (2 * size);
        for (var layer = 0; layer < layers; layer++)
        {
            Step(main.Slice(layer * 8 * size, 8 * size), memory.Slice(layer * 2 * size, size), memory.Slice(((layer * 2) + 1) * size, size), x);
        }

        for (var j = 0; j < size; j++)
        {
            x[j] = (x[j] * extra[size + j]) + extra[(2 * size) + j];
        }
    }

    /// <summary>One layer: x becomes its output.</summary>
    private static void Step(ReadOnlySpan<double> parameters, Span<double> hidden, Span<double> cell, Span<double> x)
    {
        var size = x.Length;
        var weight = parameters[..(4 * size)];
        var bias = parameters[(4 * size)..];
        for (var j = 0; j < size; j++)
        {
            var forget = Sigmoid((x[j] * weight[j]) + bias[j]);
            var input = Sigmoid((hidden[j] * weight[size + j]) + bias[size + j]);
            var output = Sigmoid((x[j] * weight[(2 * size) + j]) + bias[(2 * size) + j]);
            var change = Math.Tanh((hidden[j] * weight[(3 * size) + j]) + bias[(3 * size) + j]);
            cell[j] = (cell[j] * forget) + (input * change);
            hidden[j] = output * Math.Tanh(cell[j]);
            x[j] = hidden[j];
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
