using System;
using Micrograd;

namespace Helpers;

public static partial class Gases
{
    /// <summary>Difference of two saturation pressures (Goff and Gratch).</summary>
    [Differentiable]
    public static double PressureDifference(double inside, double outside) => Saturation(inside) - Saturation(outside);

    private static double Saturation(double kelvin)
    {
        var ratio = 373.16 / kelvin;
        var exponent = -7.90298 * (ratio - 1) + 5.02808 * Math.Log10(ratio)
            - 1.3816e-7 * (Math.Pow(10, 11.344 * (1 - 1 / ratio)) - 1)
            + 8.1328e-3 * (Math.Pow(10, -3.49149 * (ratio - 1)) - 1);
        return 1013.246 * Math.Pow(10, exponent);
    }
}

// at Helpers.Gases.PressureDifference(293.15, 273.15)
// at Helpers.Gases.PressureDifference(300, 310)
// saves nothing
