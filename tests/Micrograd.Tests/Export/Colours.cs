using System;
using Micrograd;

namespace Micrograd.Tests.Export;

/// <summary>A network of 1 inputs and layers of 2 Sigmoid, 3 Linear, with 13 parameters.</summary>
public static partial class Colours
{
    /// <summary>The outputs of the network.</summary>
    [Differentiable]
    public static double[] Mix(double x0)
    {
        // layer 1: 2 Sigmoid
        var h1_0 = 0.5 * (1 + Math.Tanh(0.5 * (-2.0 - 0.5465882812379024 * x0)));
        var h1_1 = 0.5 * (1 + Math.Tanh(0.5 * (1E-300 + 0.9245900716687656 * x0)));

        // layer 2: 3 Linear
        var y0 = 0.0 - 0.7473382026982809 * h1_0 + 0.4096338457432158 * h1_1;
        var y1 = 0.0 - 0.8296294638984947 * h1_0 - 0.5051180301418299 * h1_1;
        var y2 = 0.0 + 0.9982570783251581 * h1_0 - 0.5812047362221744 * h1_1;

        return [y0, y1, y2];
    }
}
