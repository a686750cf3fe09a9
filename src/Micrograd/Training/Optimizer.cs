namespace Micrograd.Training;

/// <summary>Moves parameters against their gradients. <see cref="Value.Backward"/> comes before each step, <see cref="ZeroGrad"/> before that.</summary>
public abstract class Optimizer
{
    private readonly Value[] _parameters;

    /// <summary>An optimiser of some parameters.</summary>
    /// <param name="parameters">The parameters: leaves, each once.</param>
    /// <exception cref="ArgumentException">One is <see langword="null"/> or was computed from others.</exception>
    protected Optimizer(IEnumerable<Value> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = [.. parameters];
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i] is not { IsLeaf: true })
                throw new ArgumentException($"parameters[{i}] is {_parameters[i]?.ToString() ?? "null"}; a parameter is a leaf.", nameof(parameters));
        }
    }

    /// <summary>
    /// Tells of a step that is probably a mistake: gradients that a step has used before were not zeroed since, so that this one uses the sum of both. Any way
    /// of zeroing counts: here, on the network, on the loss, or p.Grad = 0. The step is done all the same, since accumulating can be meant.
    /// </summary>
    public event Action<string>? Warning;

    /// <summary>How many steps were done.</summary>
    public int StepCount { get; private set; }

    /// <summary>The parameters.</summary>
    protected ReadOnlySpan<Value> Parameters => _parameters;

    /// <summary>Moves every parameter.</summary>
    /// <param name="learningRate">How far; a finite number, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative or not finite.</exception>
    public void Step(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate < 0)
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be a finite number, 0 or more.");

        var stale = 0;
        foreach (var parameter in _parameters)
        {
            if (parameter.WasStepped)
                stale++;
            parameter.WasStepped = true;
        }

        if (stale > 0)
        {
            Warning?.Invoke(
                $"Step {StepCount + 1} uses gradients of {stale} of {_parameters.Length} parameters that were not zeroed since the step before: they are sums over " +
                "both. Call ZeroGrad before Backward, unless that is meant.");
        }

        StepCount++;
        Move(learningRate);
    }

    /// <summary>Sets every gradient to 0; to be done before each <see cref="Value.Backward"/>, since gradients accumulate.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in _parameters)
            parameter.ClearGrad();
    }

    /// <summary>Moves every parameter.</summary>
    /// <param name="learningRate">How far; checked.</param>
    protected abstract void Move(double learningRate);

    private protected static double CheckRate(double rate, string name) =>
        rate is >= 0 and < 1 ? rate : throw new ArgumentOutOfRangeException(name, rate, "This must be at least 0 and less than 1.");

    private protected static double CheckPositive(double number, string name, bool orZero) =>
        double.IsFinite(number) && (number > 0 || orZero && number == 0) ? number
            : throw new ArgumentOutOfRangeException(name, number, orZero ? "This must be finite, 0 or more." : "This must be finite and greater than 0.");
}
