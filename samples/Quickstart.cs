// Price and Greeks of a European call option:  dotnet run samples/Quickstart.cs [spot strike vol years rate]
using System.Runtime.CompilerServices;
using Micrograd;

var (names, input) = ("spot strike vol years rate".Split(), new[] { 105, 100, 0.3, 1, 0.02 });
for (var i = 0; i < args.Length; i++)
{
    if (i < 5 && double.TryParse(args[i], out input[i]) && double.IsFinite(input[i]) && (input[i] > 0 || names[i] == "rate"))
        continue;
    var expected = i >= 5 ? "five numbers at most" : names[i] == "rate" ? "a number as rate" : $"a positive number as {names[i]}";
    Console.Error.WriteLine($"Expected {expected}, not '{args[i]}'.\nUsage: dotnet run samples/Quickstart.cs [{string.Join(' ', names)}]");
    return 1;
}

var (spot, strike, vol, years, rate) = (input[0], input[1], input[2], input[3], input[4]);
var g = Options.CallWithGradient(spot, strike, vol, years, rate);
Console.WriteLine($"""
    price   {g.Value,12:F6}    delta   {g.Spot,12:F6}    dual delta   {g.Strike,12:F6}
    vega    {g.Vol,12:F6}    theta   {-g.Years,12:F6}    rho          {g.Rate,12:F6}

    {Options.CallCheck(spot, strike, vol, years, rate)}

    The derivative, to read: {GeneratedFile("Options.Call.g.cs")}
    """);
return 0;

static string GeneratedFile(string name, [CallerFilePath] string here = "") => Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(
    here, "../artifacts/generated/Quickstart/Micrograd.Generators/Micrograd.Generators.DifferentiableGenerator", name));

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
