namespace Micrograd.Training;

/// <summary><see cref="Adam"/> with weight decay beside the gradient: p −= learning rate · (m̂ / (√v̂ + ε) + decay · p).</summary>
/// <remarks>I. Loshchilov, F. Hutter: Decoupled weight decay regularization, ICLR (2019).</remarks>
public sealed class AdamW : Adam
{
    private readonly double _weightDecay;

    /// <summary>AdamW on some parameters.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="beta1">How much of the mean gradient remains after a step: at least 0, less than 1.</param>
    /// <param name="beta2">How much of the mean square remains after a step: at least 0, less than 1.</param>
    /// <param name="epsilon">Keeps the quotient finite; greater than 0.</param>
    /// <param name="weightDecay">What part of a parameter a step of rate 1 takes away; 0 or more.</param>
    /// <exception cref="ArgumentException">A parameter is not a leaf.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public AdamW(IEnumerable<Value> parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
        : base(parameters, beta1, beta2, epsilon) =>
        _weightDecay = CheckPositive(weightDecay, nameof(weightDecay), orZero: true);

    private protected override double Decay => _weightDecay;
}
