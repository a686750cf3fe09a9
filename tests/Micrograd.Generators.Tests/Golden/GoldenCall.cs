using System.Text.RegularExpressions;

namespace Micrograd.Generators.Tests.Golden;

/// <summary>One call of a golden function, as text.</summary>
/// <param name="Throws">Whether it throws.</param>
/// <param name="Target">What stands before the method's name: a type or an object.</param>
/// <param name="Method">The method.</param>
/// <param name="Stem">What its derivatives are named after.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record GoldenCall(bool Throws, string Target, string Method, string Stem, string Arguments)
{
    public string Primal => $"{Target}.{Method}({Arguments})";

    public string Gradient => $"{Target}.{Stem}WithGradient({Arguments})";

    public string Check => $"{Target}.{Stem}Check({Arguments})";

    public static GoldenCall Of(Match match)
    {
        var method = match.Groups["method"].Value;
        return new(
            match.Groups["verb"].Value == "throws",
            match.Groups["target"].Value,
            method,
            match.Groups["stem"] is { Success: true, Value: var stem } ? stem : method.TrimStart('@'),
            match.Groups["arguments"].Value);
    }
}
