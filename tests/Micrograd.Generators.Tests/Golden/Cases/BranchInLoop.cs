using System;
using Micrograd;

namespace Savings;

public static partial class Branches
{
    [Differentiable]
    public static double Bounce(double height, double restitution, int steps)
    {
        var (y, v, energy) = (height, 0.0, 0.0);
        for (var i = 0; i < steps; i++)
        {
            v -= 0.1;
            y += 0.1 * v;
            if (y < 0)
            {
                y = -restitution * y;
                v = -restitution * v;
            }

            energy += 0.5 * v * v;
        }

        return energy + y;
    }
}

// at Savings.Branches.Bounce(1, 0.8, 100)
// at Savings.Branches.Bounce(1, 0.8, 3)
// saves v, y
