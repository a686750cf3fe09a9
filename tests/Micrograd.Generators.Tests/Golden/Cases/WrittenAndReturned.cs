using System;
using Micrograd;

namespace Arrays;

public static partial class WrittenAndReturnedCase
{
    [Differentiable]
    public static void Explicit(double[] state, double step, Span<double> next)
    {
        for (var i = 0; i < state.Length; i++)
        {
            var left = i == 0 ? 0 : state[i - 1];
            next[i] = state[i] + step * (left - state[i]);
        }
    }
}

// at Arrays.WrittenAndReturnedCase.Explicit([1, 2, -1], 0.1, new double[3])
// saves difference
