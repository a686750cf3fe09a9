namespace Micrograd.Compiler.Emission.Formulas;

/// <summary>What a formula is multiplied of: a symbol, a function, or a sum in parentheses. Equal text is equal.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, without parentheses around a sum.</param>
/// <param name="Terms">The terms of a sum.</param>
internal sealed record Atom(AtomKind Kind, string Text, IReadOnlyList<Term> Terms)
{
    /// <summary>Whether it stands beside other factors without parentheses.</summary>
    public bool IsSimple => Kind != AtomKind.Sum;

    /// <inheritdoc/>
    public bool Equals(Atom? other) => other is not null && Kind == other.Kind && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode();
}
