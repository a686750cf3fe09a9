namespace Micrograd.Training;

/// <summary>Gradient descent: p −= learning rate · gradient; with momentum m, v = m·v + gradient and p −= learning rate · v.</summary>
/// <remarks>
/// With Nesterov momentum p −= learning rate · (gradient + m·v). I. Sutskever et al., On the importance of initialization and momentum in deep learning,
/// ICML (2013), in the form that PyTorch's SGD has.
/// </remarks>
public sealed class Sgd : Optimizer
{
    private readonly double _momentum;
    private readonly bool _nesterov;
    private readonly double[] _velocity;

    /// <summary>Gradient descent on some parameters.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="momentum">How much of the velocity remains after a step: at least 0, less than 1.</param>
    /// <param name="nesterov">Whether to look ahead along the velocity; needs momentum.</param>
    /// <exception cref="ArgumentException">A parameter is not a leaf, or <paramref name="nesterov"/> without momentum.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="momentum"/> is out of range.</exception>
    public Sgd(IEnumerable<Value> parameters, double momentum = 0, bool nesterov = false)
        : base(parameters)
    {
        _momentum = CheckRate(momentum, nameof(momentum));
        if (nesterov && momentum == 0)
            throw new ArgumentException("Nesterov's method needs a momentum greater than 0.", nameof(nesterov));
        _nesterov = nesterov;
        _velocity = momentum == 0 ? [] : new double[Parameters.Length];
    }

    /// <inheritdoc/>
    protected override void Move(double learningRate)
    {
        var parameters = Parameters;
        for (var i = 0; i < parameters.Length; i++)
            parameters[i].Data = parameters[i].Number - learningRate * Direction(i, parameters[i].Grad);
    }

    private double Direction(int i, double gradient)
    {
        if (_momentum == 0)
            return gradient;
        _velocity[i] = _momentum * _velocity[i] + gradient;
        return _nesterov ? gradient + _momentum * _velocity[i] : _velocity[i];
    }
}
