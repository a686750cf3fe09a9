using Micrograd.Data;
using Micrograd.Networks;

namespace Micrograd.Benchmarks.Engine;

/// <summary>A network with the parameters of an <see cref="MLP"/> in which every addition and multiplication is a node, as in micrograd.</summary>
/// <param name="model">Whose parameters, rectifiers inside and linear at the end.</param>
internal sealed class ElementaryNetwork(MLP model)
{
    private readonly (Value[] Weights, Value Bias, bool IsRectified)[][] _layers =
        [.. model.Layers.Select(layer => layer.Neurons.Select(n => (n.Weights.ToArray(), n.Bias, n.Activation == Activation.ReLU)).ToArray())];

    /// <summary>Mean hinge loss and L2 penalty.</summary>
    public Value Loss(DataSet data)
    {
        Value total = 0;
        for (var i = 0; i < data.Count; i++)
            total += (1 + -data.Targets[i] * Score(data.Points[i])).Relu();
        Value penalty = 0;
        foreach (var layer in _layers)
        {
            foreach (var (weights, bias, _) in layer)
            {
                foreach (var weight in weights)
                    penalty += weight * weight;
                penalty += bias * bias;
            }
        }

        return total * (1.0 / data.Count) + penalty * 1e-4;
    }

    private Value Score(double[] point)
    {
        Value[] values = [.. point.Select(x => new Value(x))];
        foreach (var layer in _layers)
        {
            var outputs = new Value[layer.Length];
            for (var j = 0; j < outputs.Length; j++)
            {
                var (weights, sum, isRectified) = layer[j];
                for (var i = 0; i < values.Length; i++)
                    sum += weights[i] * values[i];
                outputs[j] = isRectified ? sum.Relu() : sum;
            }

            values = outputs;
        }

        return values[0];
    }
}
