using System;
using Micrograd;

namespace Savings;

public static partial class Unused
{
    /// <summary>What does not reach the result is computed as the source says, and never reversed.</summary>
    [Differentiable]
    public static double Linear(double x, double y, double unused, int n)
    {
        var best = 0.0;
        var count = 0;
        for (var i = 0; i < n; i++)
        {
            var trial = Math.Exp(y * i);
            if (trial > best)
            {
                best = trial;
                count++;
            }

            x = 3 * x + y;
        }

        return count * x;
    }
}

// at Savings.Unused.Linear(0.5, 0.1, 7, 4)
// at Savings.Unused.Linear(0.5, -0.1, 7, 4)
// saves nothing
