using System;
using Micrograd;

namespace Arrays;

public static partial class RecurrenceCase
{
    [Differentiable]
    public static double Decay(ReadOnlySpan<double> input, double alpha, double start)
    {
        var state = start;
        var loss = 0.0;
        for (var t = 0; t < input.Length; t++)
        {
            state = alpha * state + Math.Sin(input[t] * state);
            loss += state * state;
        }

        return loss;
    }
}

// at Arrays.RecurrenceCase.Decay([1, 2, -1], 0.5, 0.3)
// at Arrays.RecurrenceCase.Decay([], 0.5, 0.3)
// saves state
