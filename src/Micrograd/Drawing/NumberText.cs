using System.Globalization;

namespace Micrograd.Drawing;

/// <summary>Numbers as drawings show them: four decimals, without trailing zeros, and powers of ten where that would hide them.</summary>
internal static class NumberText
{
    public static string Of(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "∞" : "-∞";

        var magnitude = Math.Abs(number);
        var text = magnitude is 0 or >= 1e-3 and < 1e7
            ? number.ToString(magnitude < 1e4 ? "0.####" : "0.##", CultureInfo.InvariantCulture)
            : number.ToString("0.###e0", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A gradient, or nothing where it is blank.</summary>
    public static string Of(double? number) => number is { } shown ? Of(shown) : "";

    /// <summary>A coordinate: two decimals suffice on any screen.</summary>
    public static string Coordinate(double number)
    {
        var text = number.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
