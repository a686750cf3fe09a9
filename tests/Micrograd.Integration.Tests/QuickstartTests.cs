using MathNet.Numerics.Distributions;

namespace Micrograd.Integration.Tests;

/// <summary>The Quickstart's Greeks are those of Black and Scholes.</summary>
public class QuickstartTests
{
    public static TheoryData<double, double, double, double> Markets
    {
        get
        {
            var markets = new TheoryData<double, double, double, double>();
            foreach (var moneyness in new[] { 0.7, 0.8, 0.9, 0.98, 1, 1.05, 1.2, 1.5 })
                foreach (var vol in new[] { 0.15, 0.3, 0.6 })
                    foreach (var years in new[] { 0.25, 1.0, 5 })
                        foreach (var rate in new[] { 0, 0.02, 0.08 })
                            markets.Add(100 * moneyness, vol, years, rate);
            return markets;
        }
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void Greeks_equal_their_closed_forms(double spot, double vol, double years, double rate)
    {
        const double strike = 100;
        var deviation = vol * Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + ((rate + (0.5 * vol * vol)) * years)) / deviation;
        var d2 = d1 - deviation;
        var discount = Math.Exp(-rate * years);
        var density = Normal.PDF(0, 1, d1);
        var (n1, n2) = (Normal.CDF(0, 1, d1), Normal.CDF(0, 1, d2));

        var g = Options.CallWithGradient(spot, strike, vol, years, rate);

        Assert.Equal(Options.Call(spot, strike, vol, years, rate), g.Value);
        Close(n1, g.Spot);
        Close(-discount * n2, g.Strike);
        Close(spot * density * Math.Sqrt(years), g.Vol);
        Close((spot * density * vol / (2 * Math.Sqrt(years))) + (rate * strike * discount * n2), g.Years);
        Close(strike * years * discount * n2, g.Rate);
        Options.CallCheck(spot, strike, vol, years, rate).ThrowIfFailed();
    }

    [Theory]
    [InlineData("spot", "abc")]
    [InlineData("vol", "105", "100", "-0.3")]
    [InlineData("rate", "105", "100", "0.3", "1", "NaN")]
    [InlineData("five", "1", "2", "3", "4", "5", "6")]
    public void A_wrong_argument_is_named(string word, params string[] arguments)
    {
        var (exitCode, output) = QuickstartProgram.Run(arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains(word, output.Split('\n')[0]);
        Assert.Contains($"'{arguments[^1]}'", output);
    }

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-12 * Math.Abs(expected), $"{actual:R}, expected {expected:R}: off by {Math.Abs(actual / expected - 1):E1}");
}
