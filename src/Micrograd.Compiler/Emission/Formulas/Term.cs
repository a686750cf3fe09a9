namespace Micrograd.Compiler.Emission.Formulas;

/// <summary>A product with a number in front: what every formula is, at its outermost. For reading, so identities of real numbers apply.</summary>
/// <param name="Coefficient">The number in front.</param>
/// <param name="Divisor">The number below the fraction bar.</param>
/// <param name="Factors">The factors, each atom once.</param>
internal sealed record Term(double Coefficient, double Divisor, IReadOnlyList<Factor> Factors)
{
    /// <summary>The atom, if it is nothing but that.</summary>
    public Atom? Single => Coefficient == 1 && Divisor == 1 && Factors.Count == 1 && Factors[0].Power == 1 ? Factors[0].Atom : null;

    private IReadOnlyList<Term> Summands => Single is { Kind: AtomKind.Sum, Terms: var terms } ? terms : [this];

    /// <summary>A number.</summary>
    public static Term Number(double value) => new(value, 1, []);

    /// <summary>An atom.</summary>
    public static Term Of(AtomKind kind, string text) => new(1, 1, [new Factor(new Atom(kind, text, []), 1)]);

    /// <summary>The sum; like terms are collected.</summary>
    public static Term operator +(Term a, Term b)
    {
        var terms = new List<Term>();
        foreach (var term in a.Summands.Concat(b.Summands))
        {
            var index = terms.FindIndex(other => other.Divisor == term.Divisor && other.Factors.Count == term.Factors.Count && !other.Factors.Except(term.Factors).Any());
            if (index < 0)
            {
                terms.Add(term);
            }
            else
            {
                terms[index] = terms[index] with { Coefficient = terms[index].Coefficient + term.Coefficient };
            }
        }

        terms.RemoveAll(term => term.Coefficient == 0);
        return terms.Count switch
        {
            0 => Number(0),
            1 => terms[0],
            _ => new(1, 1, [new Factor(new Atom(AtomKind.Sum, FormulaText.OfSum(terms), terms), 1)]),
        };
    }

    /// <summary>The difference.</summary>
    public static Term operator -(Term a, Term b) => a + -b;

    /// <summary>The negation, of each summand.</summary>
    public static Term operator -(Term a)
    {
        var negated = a.Summands.Select(term => term with { Coefficient = -term.Coefficient }).ToList();
        return negated.Count == 1 ? negated[0] : new(1, 1, [new Factor(new Atom(AtomKind.Sum, FormulaText.OfSum(negated), negated), 1)]);
    }

    /// <summary>The product.</summary>
    public static Term operator *(Term a, Term b)
    {
        var factors = a.Factors.ToList();
        foreach (var factor in b.Factors)
        {
            var index = factors.FindIndex(other => other.Atom.Equals(factor.Atom));
            if (index < 0)
            {
                factors.Add(factor);
            }
            else
            {
                factors[index] = factors[index] with { Power = factors[index].Power + factor.Power };
            }
        }

        factors.RemoveAll(factor => factor.Power == 0);
        var (coefficient, divisor) = (a.Coefficient * b.Coefficient, a.Divisor * b.Divisor);
        return coefficient == 0 ? Number(0)
            : coefficient % divisor == 0 ? new(coefficient / divisor, 1, factors)
            : new(coefficient, divisor, factors);
    }

    /// <summary>The quotient.</summary>
    public static Term operator /(Term a, Term b) => a * b.ToPower(-1);

    /// <summary>A whole power.</summary>
    public Term ToPower(int power) => power >= 0
        ? new(Math.Pow(Coefficient, power), Math.Pow(Divisor, power), [.. Factors.Select(factor => factor with { Power = factor.Power * power })])
        : new Term(Math.Sign(Coefficient) * Divisor, Math.Abs(Coefficient), [.. Factors.Select(factor => factor with { Power = -factor.Power })]).ToPower(-power);
}
