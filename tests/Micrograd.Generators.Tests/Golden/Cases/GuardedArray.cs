using System;
using Micrograd;

namespace Arrays;

public static partial class GuardedArrayCase
{
    [Differentiable]
    public static double Entropy(double[] p)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
        {
            if (!(p[i] > 0))
            {
                throw new ArgumentException($"element {i} is {p[i]}; probabilities are positive", nameof(p));
            }

            sum -= p[i] * Math.Log(p[i]);
        }

        return sum;
    }
}

// at Arrays.GuardedArrayCase.Entropy([0.25, 0.75])
// throws Arrays.GuardedArrayCase.Entropy([0.5, -1])
// saves nothing
