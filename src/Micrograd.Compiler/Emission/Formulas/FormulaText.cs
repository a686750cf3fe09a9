using System.Globalization;
using System.Text;

namespace Micrograd.Compiler.Emission.Formulas;

/// <summary>Formulas in mathematical notation: <c>2·x²·(a·x + b)</c>.</summary>
internal static class FormulaText
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A term with its sign.</summary>
    public static string Of(Term term) => (term.Coefficient < 0 ? "−" : "") + Unsigned(term);

    /// <summary>A sum of terms.</summary>
    public static string OfSum(IReadOnlyList<Term> terms)
    {
        var text = new StringBuilder(Of(terms[0]));
        foreach (var term in terms.Skip(1))
        {
            text.Append(term.Coefficient < 0 ? " − " : " + ").Append(Unsigned(term));
        }

        return text.ToString();
    }

    /// <summary>A number.</summary>
    public static string Of(double value) =>
        value == Math.PI ? "π" : double.IsInfinity(value) ? "∞" : value.ToString("G15", CultureInfo.InvariantCulture).Replace("-", "−").Replace("E+", "e").Replace("E", "e");

    /// <summary>A whole exponent.</summary>
    public static string Superscript(int power) =>
        power == 1 ? "" : string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));

    /// <summary>A term in parentheses where it would not stand by itself.</summary>
    public static string Closed(Term term) =>
        term.Single is { Kind: AtomKind.Symbol, Text: var symbol } ? symbol
        : term is { Divisor: 1, Factors.Count: 0, Coefficient: >= 0 } ? Of(term.Coefficient)
        : "(" + Open(term) + ")";

    /// <summary>A term; parentheses that would enclose all of it are left out.</summary>
    public static string Open(Term term) =>
        term.Single is { Text: var text } ? text : Of(term);

    private static string Unsigned(Term term)
    {
        var above = Product(Math.Abs(term.Coefficient), term.Factors.Where(factor => factor.Power > 0));
        if (term.Divisor == 1 && term.Factors.All(factor => factor.Power > 0))
        {
            return above;
        }

        var inverted = term.Factors.Where(factor => factor.Power < 0).Select(factor => factor with { Power = -factor.Power }).ToList();
        var below = Product(term.Divisor, inverted);
        return above + "/" + (inverted.Count + (term.Divisor == 1 ? 0 : 1) > 1 ? "(" + below + ")" : below);
    }

    private static string Product(double number, IEnumerable<Factor> factors)
    {
        var parts = factors.OrderBy(factor => factor.Atom.Kind).Select(Of).ToList();
        if (number != 1 || parts.Count == 0)
        {
            parts.Insert(0, Of(number));
        }

        return string.Join("·", parts);
    }

    private static string Of(Factor factor) =>
        (factor.Atom.IsSimple && !(factor.Power > 1 && factor.Atom.Text.Contains('^')) ? factor.Atom.Text : "(" + factor.Atom.Text + ")") + Superscript(factor.Power);
}
