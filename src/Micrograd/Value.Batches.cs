using Micrograd.Networks;

namespace Micrograd;

/// <content>Layers over batches of examples.</content>
public sealed partial class Value
{
    /// <summary>The number, without the note that it was read.</summary>
    internal double Number => _data;

    /// <summary>What a node that stands for a layer over a batch computes.</summary>
    internal LayerBatch? Batch => _more?.Batch;

    /// <summary>Which number of the batch this output is.</summary>
    internal int BatchIndex => (int)_more!.Constant;

    /// <summary>A node that stands for a layer over a batch, after the node of the layer before.</summary>
    internal static Value OfBatch(LayerBatch batch, Value? before) =>
        new(batch, batch.Layer.ParameterArray, before) { _grad = double.NaN };

    /// <summary>One output of a layer over a batch.</summary>
    internal static Value OfBatchOutput(Value layer, double data, int index) => new(data, Operation.BatchOutput, layer, index);

    /// <summary>A neuron that was computed elsewhere, with any activation but the sigmoid. The arrays are kept.</summary>
    internal static Value OfNeuron(double data, Activation activation, Value[] weights, Value[] inputs, Value bias) =>
        new(data, OperationOf(activation), weights, inputs, bias);

    /// <summary>A sigmoid that was computed elsewhere.</summary>
    internal static Value OfSigmoid(double data, Value operand) => new(data, Operation.Sigmoid, operand);

    private static Operation OperationOf(Activation activation) => activation switch
    {
        Activation.ReLU => Operation.AffineRelu,
        Activation.Tanh => Operation.AffineTanh,
        _ => Operation.Affine,
    };
}
