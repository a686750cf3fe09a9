namespace Micrograd.Training;

/// <summary>
/// Adam: p −= learning rate · m̂ / (√v̂ + ε), with m̂ and v̂ the running means of the gradient and of its square, corrected for their beginning at 0.
/// </summary>
/// <remarks>D. Kingma, J. Ba: Adam, a method for stochastic optimization, ICLR (2015).</remarks>
public class Adam : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly double[] _mean;
    private readonly double[] _square;

    /// <summary>Adam on some parameters.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="beta1">How much of the mean gradient remains after a step: at least 0, less than 1.</param>
    /// <param name="beta2">How much of the mean square remains after a step: at least 0, less than 1.</param>
    /// <param name="epsilon">Keeps the quotient finite; greater than 0.</param>
    /// <exception cref="ArgumentException">A parameter is not a leaf.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Adam(IEnumerable<Value> parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(parameters)
    {
        _beta1 = CheckRate(beta1, nameof(beta1));
        _beta2 = CheckRate(beta2, nameof(beta2));
        _epsilon = CheckPositive(epsilon, nameof(epsilon), orZero: false);
        _mean = new double[Parameters.Length];
        _square = new double[Parameters.Length];
    }

    private protected virtual double Decay => 0;

    /// <inheritdoc/>
    protected override void Move(double learningRate)
    {
        var parameters = Parameters;
        var meanScale = 1 - Math.Pow(_beta1, StepCount);
        var squareScale = 1 - Math.Pow(_beta2, StepCount);
        for (var i = 0; i < parameters.Length; i++)
        {
            var (p, g) = (parameters[i].Number, parameters[i].Grad);
            _mean[i] = _beta1 * _mean[i] + (1 - _beta1) * g;
            _square[i] = _beta2 * _square[i] + (1 - _beta2) * g * g;
            var direction = _mean[i] / meanScale / (Math.Sqrt(_square[i] / squareScale) + _epsilon);
            parameters[i].Data = p - learningRate * (direction + Decay * p);
        }
    }
}
