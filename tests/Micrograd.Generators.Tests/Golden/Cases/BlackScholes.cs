using System;
using Micrograd;

namespace Options;

public static partial class European
{
    [Differentiable]
    public static double Call(double spot, double strike, double vol, double years, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vol);
        var deviation = vol * Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + (rate + 0.5 * vol * vol) * years) / deviation;
        var d2 = d1 - deviation;
        return spot * NormalCdf(d1) - strike * Math.Exp(-rate * years) * NormalCdf(d2);
    }

    /// <summary>Probability that a standard normal variable is below x (Abramowitz and Stegun 26.2.17).</summary>
    private static double NormalCdf(double x)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(x));
        var tail = Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI)
            * (t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))));
        return x > 0 ? 1 - tail : tail;
    }
}

// at Options.European.Call(105, 100, 0.3, 1, 0.02)
// at Options.European.Call(80, 100, 0.2, 0.5, 0)
// at Options.European.Call(120, 100, 0.4, 2, -0.01)
// throws Options.European.Call(120, 100, 0, 2, -0.01)
// saves nothing
