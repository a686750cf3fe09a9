namespace Micrograd.Networks;

/// <summary>Plain gradient descent: p −= learning rate · gradient.</summary>
/// <param name="parameters">What is trained.</param>
public sealed class Sgd(IEnumerable<Value> parameters)
{
    private readonly Value[] _parameters = [.. parameters ?? throw new ArgumentNullException(nameof(parameters))];

    /// <summary>Moves every parameter against its gradient.</summary>
    /// <param name="learningRate">How far.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative or not finite.</exception>
    public void Step(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate < 0)
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be a finite number, 0 or more.");

        foreach (var parameter in _parameters)
            parameter.Data -= learningRate * parameter.Grad;
    }

    /// <summary>Sets every gradient to 0; to be done before each <see cref="Value.Backward"/>, since gradients accumulate.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in _parameters)
            parameter.Grad = 0;
    }
}
