using Micrograd;

namespace Loops;

public static partial class Chaos
{
    [Differentiable]
    public static double LogisticMap(double x, double r, int steps)
    {
        for (var i = 0; i < steps; i++)
            x = r * x * (1 - x);
        return x;
    }
}

// at Loops.Chaos.LogisticMap(0.3, 2.5, 1000)
// at Loops.Chaos.LogisticMap(0.3, 3.9, 5)
// at Loops.Chaos.LogisticMap(0.3, 3.9, 0)
// saves x
