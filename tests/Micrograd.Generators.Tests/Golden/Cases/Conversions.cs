using System;
using Micrograd;

namespace Functions;

public static partial class Steps
{
    [Differentiable]
    public static double Interpolate(double x, double a, double b, long scale, char unit)
    {
        var cell = (int)Math.Floor(x);
        var fraction = x - cell;
        var weight = unit == 'k' ? 1000u : 1u;
        var low = a * (cell % 3) + (byte)scale;
        var high = b * ((cell + 1) % 3) + (float)scale / weight;
        return low + fraction * (high - low) + (double)(float)a;
    }
}

// at Functions.Steps.Interpolate(2.25, 1.5, -0.5, 7, 'k')
// at Functions.Steps.Interpolate(10.5, 0.25, 3, 300, 'm')
// saves nothing
