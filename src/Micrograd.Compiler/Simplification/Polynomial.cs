using System.Collections.Immutable;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>A sum of products. Short by construction: who builds it keeps to <see cref="MaxTerms"/> and <see cref="MaxFactors"/>.</summary>
/// <param name="Terms">In order of appearance.</param>
internal readonly record struct Polynomial(ImmutableArray<Monomial> Terms)
{
    /// <summary>Longer sums are left as they are.</summary>
    public const int MaxTerms = 12;

    /// <summary>Longer products are left as they are.</summary>
    public const int MaxFactors = 6;

    /// <summary>One value.</summary>
    public static Polynomial Of(ValueId value) => new([Monomial.Of(value)]);

    /// <summary>One constant.</summary>
    public static Polynomial Of(double constant) => new([new Monomial(constant, [])]);

    /// <summary>Whether it is a single product.</summary>
    public bool IsMonomial => Terms.Length == 1;

    /// <summary>The sum, with like terms collected.</summary>
    public static Polynomial operator +(Polynomial a, Polynomial b) => b.Terms.Aggregate(a, (sum, term) => sum.Add(term));

    /// <summary>Sign changed.</summary>
    public static Polynomial operator -(Polynomial a) => new([.. a.Terms.Select(term => -term)]);

    /// <summary>Identity «like terms»: <c>2·t + 3·t = 5·t</c>. Terms that would cancel stay: <c>t − t</c> is NaN where t is not finite.</summary>
    private Polynomial Add(Monomial term)
    {
        for (var i = 0; i < Terms.Length; i++)
        {
            var sum = Terms[i].Coefficient + term.Coefficient;
            if (Terms[i].IsLike(term) && (sum != 0 || term.Coefficient == 0))
            {
                return new Polynomial(Terms.SetItem(i, Terms[i] with { Coefficient = sum }));
            }
        }

        return new Polynomial(Terms.Add(term));
    }
}
