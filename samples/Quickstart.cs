// Price and Greeks of a European call: dotnet run samples/Quickstart.cs [spot strike vol years rate]
using System.Globalization;
using Micrograd;

var input = new[] { 105, 100, 0.3, 1, 0.02 };
for (var i = 0; i < Math.Min(args.Length, input.Length); i++)
{
    if (!double.TryParse(args[i], CultureInfo.InvariantCulture, out input[i]))
    {
        Console.Error.WriteLine($"'{args[i]}' is not a number. Usage: Quickstart.cs [spot strike vol years rate]");
        return 1;
    }
}

var (spot, strike, vol, years, rate) = (input[0], input[1], input[2], input[3], input[4]);
var g = Options.CallWithGradient(spot, strike, vol, years, rate);
Console.WriteLine($"price {g.Value:F6}   delta {g.Spot:F6}   dual delta {g.Strike:F6}   vega {g.Vol:F6}   theta {-g.Years:F6}   rho {g.Rate:F6}");
Console.WriteLine();
Console.WriteLine(Options.CallCheck(spot, strike, vol, years, rate));
Console.WriteLine();
Console.WriteLine($"The generated code: {GeneratedFiles.PathOf("Options.Call.g.cs")}");
return 0;

public static partial class Options
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

    /// <summary>Probability that a standard normal variable is below x (W. J. Cody, Math. Comp. 23, 1969).</summary>
    private static double NormalCdf(double x)
    {
        if (Math.Abs(x) <= 0.67448975)
        {
            var s = x * x;
            var p = (((0.065682337918207449113 * s + 2.2352520354606839287) * s + 161.02823106855587881) * s + 1067.6894854603709582) * s + 18154.981253343561249;
            var q = (((s + 47.20258190468824187) * s + 976.09855173777669322) * s + 10260.932208618978205) * s + 45507.789335026729956;
            return 0.5 + x * (p / q);
        }

        return x > 0 ? 1 - Tail(x) : Tail(-x);
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
