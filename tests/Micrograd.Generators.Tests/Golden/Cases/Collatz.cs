using System;
using Micrograd;

namespace Loops;

public static partial class Integers
{
    [Differentiable]
    public static double Collatz(double x, int n)
    {
        var y = x;
        while (n > 1)
        {
            if (n % 2 == 0)
            {
                y *= 0.5;
                n /= 2;
            }
            else
            {
                y = y * y + x;
                n = 3 * n + 1;
            }

            if (y > 10)
                y = Math.Sqrt(y);
        }

        return y;
    }
}

// at Loops.Integers.Collatz(0.7, 27)
// at Loops.Integers.Collatz(1.9, 6)
// at Loops.Integers.Collatz(1.9, 1)
// saves condition, y, y2
