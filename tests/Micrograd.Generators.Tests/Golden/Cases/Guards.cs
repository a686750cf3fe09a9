using System;
using Micrograd;

namespace Options;

public static partial class Volatility
{
    [Differentiable]
    public static double Annualised(double variance, double years)
    {
        if (variance < 0)
            throw new ArgumentOutOfRangeException(nameof(variance), variance, "A variance is not negative.");
        if (years <= 0)
        {
            throw new ArgumentException($"{years} years");
        }

        return Math.Sqrt(variance / years);
    }
}

// at Options.Volatility.Annualised(0.09, 2)
// at Options.Volatility.Annualised(1, 0.25)
// throws Options.Volatility.Annualised(-1, 1)
// throws Options.Volatility.Annualised(1, 0)
// saves nothing
