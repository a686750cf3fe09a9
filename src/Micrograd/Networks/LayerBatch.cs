using System.Runtime.InteropServices;
using Vector = System.Runtime.Intrinsics.Vector512<double>;

namespace Micrograd.Networks;

/// <summary>
/// A layer evaluated for a batch of examples: what the node <see cref="Operation.LayerBatch"/> refers to. Eight examples go through the
/// processor at once, so that the sum of each stands in the same order, and has the same bits, as that of a single neuron.
/// </summary>
/// <remarks>
/// Matrices are stored row by row, a row per input or output and a column per example, padded with zeros to full lanes. Padding is set to zero after each
/// step, so that 0 · ∞ cannot leak from it. The lanes of a sum over examples are added in a fixed order: the same result on every machine.
/// </remarks>
internal sealed partial class LayerBatch
{
    private readonly Layer _layer;
    private readonly LayerBatch? _before;
    private readonly int _examples;
    private readonly int _stride;
    private readonly double[] _parameters;
    private readonly double[] _inputs;
    private readonly double[] _outputs;
    private readonly double[]? _slopes;
    private double[]? _adjoints;
    private double[]? _gradients;

    private LayerBatch(Layer layer, int examples, double[] inputs, LayerBatch? before)
    {
        _layer = layer;
        _before = before;
        _examples = examples;
        _stride = Stride(examples);
        _inputs = inputs;
        _parameters = new double[layer.ParameterArray.Length];
        _outputs = new double[layer.OutputCount * _stride];
        _slopes = layer.Activation == Activation.Sigmoid ? new double[_outputs.Length] : null;
        Evaluate();
    }

    /// <summary>The layer.</summary>
    public Layer Layer => _layer;

    /// <summary>The inputs of the first layer, or the outputs of the one before.</summary>
    public ReadOnlySpan<double> Inputs => _inputs;

    /// <summary>The outputs.</summary>
    public ReadOnlySpan<double> Outputs => _outputs;

    /// <summary>The layer before, if it is not the first.</summary>
    public LayerBatch? Before => _before;

    /// <summary>How far apart the rows of matrices are.</summary>
    public int RowLength => _stride;

    /// <summary>The adjoints of the outputs, after <see cref="Begin"/>. After <see cref="Propagate"/> those of the weighted sums.</summary>
    public double[] Adjoints => _adjoints!;

    /// <summary>The outputs of layers one after the other, one row of values per example.</summary>
    public static Value[][] Run(ReadOnlySpan<Layer> layers, ReadOnlySpan<double[]> examples)
    {
        if (examples.IsEmpty)
            return [];
        var batch = new LayerBatch(layers[0], examples.Length, Columns(examples, layers[0].InputCount), before: null);
        var node = Value.OfBatch(batch, before: null);
        foreach (var layer in layers[1..])
        {
            batch = new(layer, examples.Length, batch._outputs, batch);
            node = Value.OfBatch(batch, node);
        }

        return batch.Rows(node);
    }

    /// <summary>Computes the outputs, with the parameters' numbers of now.</summary>
    public void Evaluate()
    {
        var parameters = _layer.ParameterArray;
        for (var i = 0; i < parameters.Length; i++)
            _parameters[i] = parameters[i].Number;

        var inputs = MemoryMarshal.Cast<double, Vector>(_inputs.AsSpan());
        var outputs = MemoryMarshal.Cast<double, Vector>(_outputs.AsSpan());
        var width = _stride / Vector.Count;
        for (var j = 0; j < _layer.OutputCount; j++)
        {
            WeightedSums(Parameters(j), inputs, outputs.Slice(j * width, width));
            Activate(j);
        }
    }

    /// <summary>Makes ready for adjoints: there are none yet.</summary>
    public void Begin()
    {
        if (_adjoints is null)
            _adjoints = new double[_outputs.Length];
        else
            Array.Clear(_adjoints);
    }

    /// <summary>Adds what <see cref="Adjoints"/> contribute to the adjoints of the layer before.</summary>
    /// <returns>What they contribute to the parameters, in the order of the layer's. The array is written again by the next call.</returns>
    public double[] Propagate()
    {
        var gradients = _gradients ??= new double[_parameters.Length];
        var inputs = MemoryMarshal.Cast<double, Vector>(_inputs.AsSpan());
        var before = _before is null ? [] : MemoryMarshal.Cast<double, Vector>(_before.Adjoints.AsSpan());
        var fanIn = _layer.InputCount;
        var width = _stride / Vector.Count;
        for (var j = 0; j < _layer.OutputCount; j++)
        {
            Deactivate(j);
            var adjoints = MemoryMarshal.Cast<double, Vector>(Adjoints.AsSpan(j * _stride, _stride));
            var first = j * (fanIn + 1);
            for (var i = 0; i < fanIn; i++)
                gradients[first + i] = LaneMath.OfProducts(adjoints, inputs.Slice(i * width, width));
            gradients[first + fanIn] = LaneMath.Of(adjoints);
            if (_before is null)
                continue;
            for (var i = 0; i < fanIn; i++)
                LaneMath.AddMultiple(_parameters[first + i], adjoints, before.Slice(i * width, width));
        }

        if (_before is not null)
            ClearPadding(_before.Adjoints);
        return gradients;
    }

    /// <summary>The same layer over the same examples with buffers of its own.</summary>
    /// <param name="before">Such a copy of the layer before.</param>
    public LayerBatch Copy(LayerBatch? before) => new(_layer, _examples, before?._outputs ?? _inputs, before);

    /// <summary>Whether another batch is of the same layer, and of the same examples if it is the first.</summary>
    public bool IsSameAs(LayerBatch other) =>
        _layer == other._layer && _examples == other._examples &&
        (_before is not null ? other._before is not null : other._before is null && _inputs.AsSpan().SequenceEqual(other._inputs));

    // A neuron's weights, then its bias.
    private ReadOnlySpan<double> Parameters(int row) => _parameters.AsSpan(row * (_layer.InputCount + 1), _layer.InputCount + 1);

    private static int Stride(int examples) => (examples + Vector.Count - 1) / Vector.Count * Vector.Count;

    private static double[] Columns(ReadOnlySpan<double[]> examples, int inputs)
    {
        var stride = Stride(examples.Length);
        var columns = new double[inputs * stride];
        for (var e = 0; e < examples.Length; e++)
        {
            var row = examples[e] ?? throw new ArgumentException($"examples[{e}] is null.", nameof(examples));
            if (row.Length != inputs)
                throw new ArgumentException($"This network takes {inputs} inputs and was given {row.Length} in examples[{e}].", nameof(examples));
            for (var i = 0; i < inputs; i++)
                columns[i * stride + e] = row[i];
        }

        return columns;
    }

    private Value[][] Rows(Value node)
    {
        var rows = new Value[_examples][];
        for (var e = 0; e < rows.Length; e++)
        {
            var row = new Value[_layer.OutputCount];
            for (var j = 0; j < row.Length; j++)
                row[j] = Value.OfBatchOutput(node, _outputs[j * _stride + e], j * _stride + e);
            rows[e] = row;
        }

        return rows;
    }

    // bias + Σ weight·input, from left to right. Two blocks at a time, to have independent sums under way.
    private static void WeightedSums(ReadOnlySpan<double> weights, ReadOnlySpan<Vector> inputs, Span<Vector> sums)
    {
        var width = sums.Length;
        var bias = System.Runtime.Intrinsics.Vector512.Create(weights[^1]);
        weights = weights[..^1];
        var block = 0;
        for (; block + 1 < width; block += 2)
        {
            var (left, right) = (bias, bias);
            var at = block;
            foreach (var weight in weights)
            {
                left += weight * inputs[at];
                right += weight * inputs[at + 1];
                at += width;
            }

            sums[block] = left;
            sums[block + 1] = right;
        }

        if (block < width)
        {
            var sum = bias;
            var at = block;
            foreach (var weight in weights)
            {
                sum += weight * inputs[at];
                at += width;
            }

            sums[block] = sum;
        }
    }

    private void Activate(int row)
    {
        var outputs = _outputs.AsSpan(row * _stride, _examples);
        switch (_layer.Activation)
        {
            case Activation.ReLU:
                LaneMath.Rectify(MemoryMarshal.Cast<double, Vector>(_outputs.AsSpan(row * _stride, _stride)));
                break;
            case Activation.Tanh:
                for (var e = 0; e < outputs.Length; e++)
                    outputs[e] = Math.Tanh(outputs[e]);
                break;
            case Activation.Sigmoid:
                for (var e = 0; e < outputs.Length; e++)
                {
                    _slopes![row * _stride + e] = LocalDerivatives.SigmoidSlope(outputs[e]);
                    outputs[e] = Evaluation.Sigmoid(outputs[e]);
                }

                break;
        }

        _outputs.AsSpan(row * _stride + _examples, _stride - _examples).Clear();
    }

    // From the adjoints of the outputs to those of the weighted sums.
    private void Deactivate(int row)
    {
        var adjoints = Adjoints.AsSpan(row * _stride, _examples);
        var outputs = _outputs.AsSpan(row * _stride, _examples);
        switch (_layer.Activation)
        {
            case Activation.ReLU:
                LaneMath.KeepWherePositive(
                    MemoryMarshal.Cast<double, Vector>(_outputs.AsSpan(row * _stride, _stride)), MemoryMarshal.Cast<double, Vector>(Adjoints.AsSpan(row * _stride, _stride)));
                break;
            case Activation.Tanh:
                for (var e = 0; e < adjoints.Length && e < outputs.Length; e++)
                    adjoints[e] *= (1 - outputs[e]) * (1 + outputs[e]);
                break;
            case Activation.Sigmoid:
                for (var e = 0; e < adjoints.Length; e++)
                    adjoints[e] *= _slopes![row * _stride + e];
                break;
        }
    }

    private void ClearPadding(Span<double> rows)
    {
        for (var end = _stride; end <= rows.Length; end += _stride)
            rows[(end - _stride + _examples)..end].Clear();
    }
}
