using System.Globalization;

namespace Micrograd;

/// <summary>
/// A generated gradient beside two independent ones: reverse accumulation over the <see cref="Value"/> graph of the same source, and central
/// differences of the function itself.
/// </summary>
/// <remarks>
/// <para>
/// Generated code and graph must agree to a relative 1e-9 (1e-4 in single precision), plus rounding: 1000 units in the last place of what the
/// gradient would be if nothing cancelled in it. Generated code and difference must agree to a relative 1e-6 (1e-3), or four times
/// the difference's own estimate of its error if that is more. NaN agrees with NaN and an infinity with itself.
/// </para>
/// <para>
/// Where F cannot be evaluated on both sides of the input there is no difference, and none is compared. At a kink any derivative between
/// the slopes on its two sides is right; at a jump none is. Rows say so in their note.
/// </para>
/// </remarks>
public sealed partial class GradientCheck
{
    private const int MostRows = 40;

    private GradientCheck(string function, double value, double generatedValue, double graphValue, bool valuePassed, IReadOnlyList<CheckedGradient> rows)
    {
        Function = function;
        Value = value;
        GeneratedValue = generatedValue;
        GraphValue = graphValue;
        ValuePassed = valuePassed;
        Rows = rows;
        Passed = valuePassed && rows.All(row => row.Passed);
    }

    /// <summary>The name of the function.</summary>
    public string Function { get; }

    /// <summary>What the function returns.</summary>
    public double Value { get; }

    /// <summary>The value that the generated gradient method returns: bit for bit <see cref="Value"/>, or the check fails.</summary>
    public double GeneratedValue { get; }

    /// <summary>The value of the <see cref="Micrograd.Value"/> graph.</summary>
    public double GraphValue { get; }

    /// <summary>Whether the three values agree.</summary>
    public bool ValuePassed { get; }

    /// <summary>One row per input, in the order of the parameters.</summary>
    public IReadOnlyList<CheckedGradient> Rows { get; }

    /// <summary>Whether everything agrees.</summary>
    public bool Passed { get; }

    /// <summary>Does nothing if the check passed.</summary>
    /// <exception cref="GradientCheckException">It failed; the message names the inputs with their three numbers.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
            throw new GradientCheckException(this);
    }

    /// <summary>The table: per input where, the three derivatives, the worst difference, and <c>ok</c> or <c>FAILED</c>. Of more than 40 inputs the 40
    /// worst are shown, in the order of the parameters, and how many more there are.</summary>
    /// <returns>Lines separated by <c>\n</c>, the last one without.</returns>
    public override string ToString()
    {
        var shown = Worst();
        string[][] cells =
        [
            ["input", "at", "generated", "Value graph", "central difference", "worst", "", ""],
            .. shown.Select(row => new[]
            {
                row.Name, Text(row.At), Text(row.Generated), Text(row.Graph), Text(row.Difference), Short(row.WorstDifference),
                Verdict(row.Passed), row.Note ?? "",
            }),
        ];
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(line => line[column].Length)).ToArray();
        var value = $"{Function} = {Exact(Value)}; generated {Exact(GeneratedValue)}, Value graph {Exact(GraphValue)}  {Verdict(ValuePassed)}";
        return string.Join('\n', [value, .. cells.Select(line => Line(line, widths)), .. Rest(Rows.Count - shown.Count, shown.Count(row => !row.Passed))]);
    }

    /// <summary>What failed, in words, followed by the table.</summary>
    internal string Describe()
    {
        var failures = Worst().Where(row => !row.Passed).Select(row =>
            $"∂{Function}/∂{row.Name} at {Exact(row.At)}: generated {Exact(row.Generated)}, Value graph {Exact(row.Graph)}, " +
            $"central difference {Exact(row.Difference)}");
        if (!ValuePassed)
        {
            failures = failures.Prepend(
                $"{Function} returns {Exact(Value)}, its generated derivative {Exact(GeneratedValue)}, the Value graph {Exact(GraphValue)}");
        }

        return $"The gradient of {Function} failed its check.\n{string.Join('\n', failures)}\n\n{this}";
    }

    // What failed first, then what is furthest off; NaN is.
    private List<CheckedGradient> Worst()
    {
        if (Rows.Count <= MostRows)
            return [.. Rows];

        var worst = Rows.OrderBy(row => row.Passed).ThenByDescending(row => double.IsNaN(row.WorstDifference) ? double.PositiveInfinity : row.WorstDifference)
            .Take(MostRows).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. Rows.Where(worst.Contains)];
    }

    private IEnumerable<string> Rest(int hidden, int failuresShown)
    {
        var failed = Rows.Count(row => !row.Passed) - failuresShown;
        if (hidden > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"and {hidden} more, {(failed > 0 ? $"{failed} of them FAILED" : "all ok, none worse")}");
    }

    private static string Line(string[] cells, int[] widths)
    {
        // Numbers to the right, words to the left.
        var padded = cells.Select((cell, column) => column is 0 or > 5 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
        return string.Join("  ", padded).TrimEnd();
    }

    private static string Verdict(bool passed) => passed ? "ok" : "FAILED";

    private static string Text(double? number) => number?.ToString("G10", CultureInfo.InvariantCulture) ?? "n/a";

    // As many digits as tell the number from its neighbours.
    private static string Exact(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "n/a";

    private static string Short(double number) => number.ToString("0.#E+0", CultureInfo.InvariantCulture);
}
