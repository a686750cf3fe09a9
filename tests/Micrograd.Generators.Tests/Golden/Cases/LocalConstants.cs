using System;
using Micrograd;

namespace Arrays;

public static partial class LocalConstantsCase
{
    private static readonly double[] Nodes = [-0.7745966692414834, 0, 0.7745966692414834];
    private static readonly double[] Weights = [0.5555555555555556, 0.8888888888888888, 0.5555555555555556];

    /// <summary>Gauss quadrature of exp(k·x) from 0 to <paramref name="b"/>.</summary>
    [Differentiable]
    public static double Integral(double k, double b)
    {
        var sum = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            sum += Weights[i] * Math.Exp(k * b * (Nodes[i] + 1) / 2);
        }

        return sum * b / 2;
    }
}

// at Arrays.LocalConstantsCase.Integral(0.7, 2)
// saves nothing
