using System.Globalization;

namespace Micrograd.Fuzzing.Programs;

/// <summary>A piece of a random program: text with holes, in which names and other pieces stand. It prints itself, and knows how it can be made smaller.</summary>
/// <param name="kind">What it is.</param>
/// <param name="format">Its text, with holes as <see cref="string.Format(string, object[])"/> has them.</param>
/// <param name="arguments">What stands in the holes: fragments, and what prints itself.</param>
internal sealed class Fragment(FragmentKind kind, string format, params object?[] arguments)
{
    /// <summary>What it is.</summary>
    public FragmentKind Kind => kind;

    /// <summary>A fragment from an interpolated string.</summary>
    public static Fragment Of(FragmentKind kind, FormattableString text) => new(kind, text.Format, text.GetArguments());

    /// <summary>A real expression.</summary>
    public static Fragment Real(FormattableString text) => Of(FragmentKind.Real, text);

    /// <summary>An integer expression.</summary>
    public static Fragment Integer(FormattableString text) => Of(FragmentKind.Integer, text);

    /// <summary>A condition.</summary>
    public static Fragment Boolean(FormattableString text) => Of(FragmentKind.Boolean, text);

    /// <summary>A statement.</summary>
    public static Fragment Statement(FormattableString text) => Of(FragmentKind.Statement, text);

    /// <summary>Fragments one after the other.</summary>
    public static Fragment List(IReadOnlyCollection<Fragment> fragments) =>
        new(FragmentKind.List, string.Join("\n", Enumerable.Range(0, fragments.Count).Select(i => "{" + i + "}")), [.. fragments]);

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, format, arguments);

    /// <summary>Everything one step smaller, large steps first: parts left out, a block in the place of its statement, an operand in the place of its expression.</summary>
    public IEnumerable<Fragment> Smaller()
    {
        foreach (var own in kind switch
        {
            FragmentKind.List => Shorter(),
            FragmentKind.Statement => Parts.Where(part => part.Kind == FragmentKind.List),
            FragmentKind.Other => [],
            _ => Parts.Where(part => part.Kind == kind).Concat(Literal()),
        })
        {
            yield return own;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is Fragment part)
            {
                foreach (var smaller in part.Smaller())
                {
                    object?[] changed = [.. arguments];
                    changed[i] = smaller;
                    yield return new Fragment(kind, format, changed);
                }
            }
        }
    }

    private IEnumerable<Fragment> Parts => arguments.OfType<Fragment>();

    private IEnumerable<Fragment> Shorter()
    {
        var parts = Parts.ToList();
        for (var length = parts.Count / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= parts.Count; start += length)
            {
                yield return List([.. parts[..start], .. parts[(start + length)..]]);
            }
        }
    }

    private IEnumerable<Fragment> Literal()
    {
        var literal = kind switch { FragmentKind.Real => "0.5", FragmentKind.Integer => "1", FragmentKind.Boolean => "true", _ => "new Vec(0.5, 0.5)" };
        return ToString().Length > literal.Length ? [new Fragment(kind, literal)] : [];
    }
}
