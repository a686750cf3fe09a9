using System;
using Micrograd;

namespace Arrays;

public static partial class JaggedRowsCase
{
    [Differentiable]
    public static double Network(double[][] weights, double[] input)
    {
        var sum = 0.0;
        foreach (var row in weights)
        {
            var total = 0.0;
            for (var j = 0; j < row.Length; j++)
            {
                total += row[j] * input[j];
            }

            sum += Math.Tanh(total);
        }

        return sum;
    }
}

// at Arrays.JaggedRowsCase.Network([[1, 2], [0.5, -1], [2, 0]], [0.3, 0.7])
// saves nothing
