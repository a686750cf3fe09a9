using System;
using Micrograd;

namespace Names;

public static partial class Locals
{
    [Differentiable]
    public static double F(double x, double λ, int n)
    {
        var tape = x;
        var trips = λ;
        var p_at = 0.5;
        while (Math.Abs(tape) > 0.1 && n > 0)
        {
            var product = tape * trips;
            tape = product * p_at;
            n--;
        }

        for (var i = 0; i < 3; i++)
        {
            var d_x = tape * λ;
            tape = Math.Sin(d_x);
        }

        for (var i = 0; i < 3; i++)
        {
            var d_x = tape + λ;
            tape *= d_x;
        }

        if (n > 2)
        {
            var forward = tape * tape;
            return forward;
        }
        else
        {
            var forward = tape + λ;
            return forward * x;
        }
    }
}

// at Names.Locals.F(1.5, 0.9, 5)
// at Names.Locals.F(1.5, 1.4, 3)
// at Names.Locals.F(0.05, 0.5, 1)
// saves tape2
