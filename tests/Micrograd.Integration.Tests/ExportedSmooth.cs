using System;
using Micrograd;

namespace Micrograd.Integration.Tests;

/// <summary>A network of 3 inputs and layers of 3 Tanh, 2 Sigmoid, 1 Linear, with 23 parameters.</summary>
public static partial class ExportedSmooth
{
    /// <summary>The output of the network.</summary>
    [Differentiable]
    public static double Predict(double x0, double x1, double x2)
    {
        // layer 1: 3 Tanh
        var h1_0 = Math.Tanh(0.0 - 0.527903820525131 * x0 - 0.7936679315385684 * x1 - 0.20788351477863798 * x2);
        var h1_1 = Math.Tanh(0.0 - 0.6900554583951795 * x0 - 0.8669698086408202 * x1 - 0.19681797102985032 * x2);
        var h1_2 = Math.Tanh(0.0 + 0.8359100861754378 * x0 + 0.600904702991617 * x1 + 0.5303252050108769 * x2);

        // layer 2: 2 Sigmoid
        var h2_0 = 0.5 * (1 + Math.Tanh(0.5 * (0.0 - 0.6092248431241057 * h1_0 + 0.08036187154727709 * h1_1 - 0.4892638146781678 * h1_2)));
        var h2_1 = 0.5 * (1 + Math.Tanh(0.5 * (0.0 - 0.7171560847279005 * h1_0 - 0.8628091770306656 * h1_1 - 0.6257173019609799 * h1_2)));

        // layer 3: 1 Linear
        var y0 = 0.0 + 1.2090836710991313 * h2_0 + 0.9303263878377215 * h2_1;

        return y0;
    }
}
