using Micrograd.Networks;

namespace Micrograd.Drawing;

/// <summary>
/// Takes layers over batches apart into the neurons of single examples, with the numbers and gradients that the layers computed, so that the drawing is
/// that of the network run example by example.
/// </summary>
internal sealed class BatchOpener
{
    private readonly Dictionary<Value, Value> _outputs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(LayerBatch Batch, int Example), Value[]> _inputs = [];

    /// <summary>The value itself, or for an output of a layer over a batch the neuron it stands for.</summary>
    public Value Of(Value value)
    {
        switch (value.Operation)
        {
            case Operation.BatchOutput when _outputs.TryGetValue(value, out var known):
                return known;
            case Operation.BatchOutput:
                var neuron = Open(value, value.Operands[0]);
                _outputs.Add(value, neuron);
                return neuron;
            case Operation.LayerBatch:
                throw new ArgumentException(
                    "This is a layer over a whole batch of examples, which has no single number. Draw one of its outputs, or the loss made of them.");
            default:
                return value;
        }
    }

    private Value Open(Value output, Value node)
    {
        var batch = node.Batch!;
        var (row, example) = Math.DivRem(output.BatchIndex, batch.RowLength);

        // What happened to the examples' own gradients shows in that of the output: it is the one that went into the layer, or it is of another time.
        var isKnown = node.HasGrad && output.HasGrad && batch.HasAdjoints &&
            batch.SumGradient(row, output.Grad, example).Equals(batch.Adjoints[output.BatchIndex]);
        if (!_inputs.TryGetValue((batch, example), out var inputs))
            _inputs.Add((batch, example), inputs = Inputs(batch, example, isKnown));
        var neuron = Neuron(batch, row, example, inputs, output.HasGrad ? output.Grad : null, isKnown);
        if (output.Label is { } label)
            neuron.Label = label;
        return neuron;
    }

    // From the first layer on, without recursion.
    private static Value[] Inputs(LayerBatch last, int example, bool isKnown)
    {
        var layers = new Stack<LayerBatch>();
        for (var batch = last; batch is not null; batch = batch.Before)
            layers.Push(batch);

        var layer = layers.Pop();
        var values = new Value[layer.Layer.InputCount];
        for (var i = 0; i < values.Length; i++)
            values[i] = WithGradient(new(layer.Inputs[i * layer.RowLength + example]), isKnown ? layer.InputGradient(i, example) : null);
        while (layers.TryPop(out var next))
        {
            var outputs = new Value[layer.Layer.OutputCount];
            for (var j = 0; j < outputs.Length; j++)
                outputs[j] = Neuron(layer, j, example, values, isKnown ? next.InputGradient(j, example) : null, isKnown);
            (layer, values) = (next, outputs);
        }

        return values;
    }

    private static Value Neuron(LayerBatch batch, int row, int example, Value[] inputs, double? gradient, bool isKnown)
    {
        var parameters = batch.Layer.ParameterArray.AsSpan(row * (inputs.Length + 1), inputs.Length + 1);
        var (weights, bias) = (parameters[..^1].ToArray(), parameters[^1]);
        var output = batch.Outputs[row * batch.RowLength + example];
        if (batch.Layer.Activation != Activation.Sigmoid)
            return WithGradient(Value.OfNeuron(output, batch.Layer.Activation, weights, inputs, bias), gradient);

        var sum = Value.OfNeuron(batch.WeightedSum(row, example), Activation.Linear, weights, inputs, bias);
        return WithGradient(Value.OfSigmoid(output, WithGradient(sum, isKnown ? batch.Adjoints[row * batch.RowLength + example] : null)), gradient);
    }

    private static Value WithGradient(Value value, double? gradient)
    {
        if (gradient is { } known)
            value.Grad = known;
        return value;
    }
}
