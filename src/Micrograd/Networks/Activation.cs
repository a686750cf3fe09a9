namespace Micrograd.Networks;

/// <summary>What a neuron does to its weighted sum.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    Linear,

    /// <summary>The rectifier, max(x, 0).</summary>
    ReLU,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The logistic function, 1 / (1 + e⁻ˣ).</summary>
    Sigmoid,
}
