using System;
using Micrograd;

public static partial class Physics
{
    [Differentiable]
    public static double Period(double length, double gravity, int swings)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gravity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(swings, 100);
        return swings * 2 * Math.PI * Math.Sqrt(length / gravity);
    }
}

// at Physics.Period(2, 9.81, 3)
// at Physics.Period(0.5, 1.62, 1)
// throws Physics.Period(-1, 9.81, 3)
// throws Physics.Period(1, 0, 3)
// throws Physics.Period(1, 9.81, 101)
// saves nothing
