namespace Micrograd.Networks;

/// <content>What happens to a single example, for drawings.</content>
internal sealed partial class LayerBatch
{
    /// <summary>Whether there are <see cref="Adjoints"/>.</summary>
    public bool HasAdjoints => _adjoints is not null;

    /// <summary>A neuron's sum for one example, before its activation.</summary>
    public double WeightedSum(int row, int example)
    {
        var weights = Parameters(row);
        var sum = weights[^1];
        for (var i = 0; i < weights.Length - 1; i++)
            sum += weights[i] * _inputs[i * _stride + example];
        return sum;
    }

    /// <summary>After <see cref="Propagate"/> the gradient of one input of one example.</summary>
    public double InputGradient(int input, int example)
    {
        var gradient = 0.0;
        for (var j = 0; j < _layer.OutputCount; j++)
            gradient += Parameters(j)[input] * Adjoints[j * _stride + example];
        return gradient;
    }

    /// <summary>The gradient of a neuron's sum for one example, when <paramref name="gradient"/> is that of its output.</summary>
    public double SumGradient(int row, double gradient, int example)
    {
        var y = _outputs[row * _stride + example];
        return _layer.Activation switch
        {
            Activation.ReLU => y > 0 ? gradient : 0,
            Activation.Tanh => gradient * ((1 - y) * (1 + y)),
            Activation.Sigmoid => gradient * _slopes![row * _stride + example],
            _ => gradient,
        };
    }
}
