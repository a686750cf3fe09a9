using System;
using Micrograd;

namespace Members;

public static class Units
{
    public const double Boltzmann = 1.380649e-23;
    public static readonly double Electron = 1.602176634e-19;
}

public static partial class Diode
{
    private const double Ideality = 1.3;
    private static readonly double Saturation = 1e-12;

    [Differentiable]
    public static double Current(double voltage, double temperature)
    {
        const double Gain = 2 * Ideality;
        var thermal = Gain / 2 * Units.Boltzmann * temperature / Units.Electron;
        return Saturation * (Math.Exp(voltage / thermal) - 1);
    }
}

// at Members.Diode.Current(0.5, 300)
// at Members.Diode.Current(-0.2, 350)
// saves nothing
