using System.Text.RegularExpressions;
using Micrograd.Compiler.Ir;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>Generated text puts on the tape, and takes off it, as often as the derived code does: not less where a value is not needed after all, not more where it is written twice.</summary>
internal static partial class TapeBalance
{
    /// <summary>What is wrong, or null.</summary>
    /// <param name="derived">The derived code.</param>
    /// <param name="text">The text generated for it.</param>
    public static Failure? Check(Derived derived, string text)
    {
        var instructions = derived.Modules.Everything.SelectMany(module => module.Helpers.Items.Prepend(module.Main)).SelectMany(function => function.Body.Descendants()).ToList();
        return Compare("pushes", instructions.Count(instruction => instruction is Push or PushAll), Pushes().Matches(text).Sum(Arguments))
            ?? Compare("pops", instructions.Count(instruction => instruction is Pop or PopAll), SinglePops().Count(text) + Pops().Matches(text).Sum(Arguments));

        Failure? Compare(string what, int expected, int written) => expected == written ? null : new Failure("tape", $"tape: {written} {what} in the text, {expected} in the derived code\n{text}");
    }

    // Nothing but names and numbers stands between the parentheses, or several values, none of which is a call with several arguments.
    private static int Arguments(Match call) => call.Groups["arguments"].Value.Count(character => character == ',') + 1;

    [GeneratedRegex(@"\btape\d*\.Push(<\w+>)?\((?<arguments>[^;]*)\);")]
    private static partial Regex Pushes();

    [GeneratedRegex(@"\btape\d*\.Pop(<\w+>)?\((?<arguments>[^;]*)\);")]
    private static partial Regex Pops();

    [GeneratedRegex(@"\btape\d*\.Pop(Double|Float|Int|Long|Bool|Of<\w+>)\(\)")]
    private static partial Regex SinglePops();
}
