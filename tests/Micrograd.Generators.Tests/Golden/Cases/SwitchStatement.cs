using System;
using Micrograd;

namespace Neural;

public enum Activation
{
    Linear,
    Tanh,
    Relu,
    Softplus,
}

public static partial class Activations
{
    [Differentiable]
    public static double Activate(double x, double slope, Activation kind)
    {
        double y;
        switch (kind)
        {
            case Activation.Linear:
                return slope * x;
            case Activation.Tanh:
                y = Math.Tanh(slope * x);
                break;
            case Activation.Relu when x > 0:
                y = slope * x;
                break;
            case Activation.Relu:
                y = 0;
                break;
            default:
                y = Math.Log(1 + Math.Exp(slope * x));
                break;
        }

        return y + 0.01 * x;
    }
}

// at Neural.Activations.Activate(0.7, 2, Neural.Activation.Linear)
// at Neural.Activations.Activate(0.7, 2, Neural.Activation.Tanh)
// at Neural.Activations.Activate(0.7, 2, Neural.Activation.Relu)
// at Neural.Activations.Activate(-0.7, 2, Neural.Activation.Relu)
// at Neural.Activations.Activate(0.7, 2, Neural.Activation.Softplus)
// saves nothing
