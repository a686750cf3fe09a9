using System;
using Micrograd;

namespace Arrays;

public static partial class MeanSquaredErrorCase
{
    [Differentiable]
    public static double MeanSquaredError(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        var sum = 0.0;
        for (var i = 0; i < predicted.Length; i++)
        {
            var error = predicted[i] - actual[i];
            sum += error * error;
        }

        return sum / predicted.Length;
    }
}

// at Arrays.MeanSquaredErrorCase.MeanSquaredError([1, 2, 4], [0.5, 2, 5])
// saves nothing
