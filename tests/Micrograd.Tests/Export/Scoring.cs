using System;
using Micrograd;

namespace Micrograd.Tests.Export;

/// <summary>A network of 2 inputs and layers of 3 ReLU, 2 Tanh, 1 Linear, with 20 parameters.</summary>
public static partial class Scoring
{
    /// <summary>The output of the network.</summary>
    [Differentiable]
    public static double Predict(double x0, double x1)
    {
        // layer 1: 3 ReLU
        var h1_0 = ReLU(0.0 - 0.527903820525131 * x0 - 0.7936679315385684 * x1);
        var h1_1 = ReLU(0.0 - 0.20788351477863798 * x0 - 0.6900554583951795 * x1);
        var h1_2 = ReLU(0.0 - 0.8669698086408202 * x0 - 0.19681797102985032 * x1);

        // layer 2: 2 Tanh
        var h2_0 = Math.Tanh(0.0 + 0.8359100861754378 * h1_0 + 0.600904702991617 * h1_1 + 0.5303252050108769 * h1_2);
        var h2_1 = Math.Tanh(0.0 - 0.5561436486193647 * h1_0 + 0.07336001634962708 * h1_1 - 0.44663471311709957 * h1_2);

        // layer 3: 1 Linear
        var y0 = 0.0 - 0.6546709414292622 * h2_0 - 0.7876334151369397 * h2_1;

        return y0;

        static double ReLU(double sum) => sum <= 0 ? 0 : sum;
    }
}
