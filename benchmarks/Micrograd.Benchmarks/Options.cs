using Micrograd;

namespace Micrograd.Benchmarks;

/// <summary>The Quickstart sample's option.</summary>
public static partial class Options
{
    [Differentiable]
    public static double Call(double spot, double strike, double vol, double years, double rate)
    {
        var deviation = vol * Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + (rate + 0.5 * vol * vol) * years) / deviation;
        var d2 = d1 - deviation;
        return spot * NormalCdf(d1) - strike * Math.Exp(-rate * years) * NormalCdf(d2);
    }

    /// <summary>Probability that a standard normal variable is below x (Cody, Math. Comp. 23, 1969), to 12 digits for |x| ≤ 8.</summary>
    private static double NormalCdf(double x)
    {
        if (Math.Abs(x) > 0.67448975)
            return x > 0 ? 1 - Tail(x) : Tail(-x);
        var s = x * x;
        var p = (((0.065682337918207449113 * s + 2.2352520354606839287) * s + 161.02823106855587881) * s + 1067.6894854603709582) * s + 18154.981253343561249;
        var q = (((s + 47.20258190468824187) * s + 976.09855173777669322) * s + 10260.932208618978205) * s + 45507.789335026729956;
        return 0.5 + x * (p / q);
    }

    private static double Tail(double x)
    {
        var p = (((((((1.0765576773720192317e-8 * x + 0.39894151208813466764) * x + 8.8831497943883759412) * x + 93.506656132177855979) * x
            + 597.27027639480026226) * x + 2494.5375852903726711) * x + 6848.1904505362823326) * x + 11602.651437647350124) * x + 9842.7148383839780218;
        var q = (((((((x + 22.266688044328115691) * x + 235.38790178262499861) * x + 1519.377599407554805) * x
            + 6485.558298266760755) * x + 18615.571640885098091) * x + 34900.952721145977266) * x + 38912.003286093271411) * x + 19685.429676859990727;
        return Math.Exp(-0.5 * x * x) * (p / q);
    }
}
