using System.Collections.Immutable;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>A coefficient times values: <c>2 * d_y * x</c>.</summary>
/// <param name="Coefficient">The constants, multiplied out.</param>
/// <param name="Factors">The values, in order of appearance; a square has its base twice.</param>
internal readonly record struct Monomial(double Coefficient, ImmutableArray<ValueId> Factors)
{
    /// <summary>One value.</summary>
    public static Monomial Of(ValueId value) => new(1, [value]);

    /// <summary>Identity «product»: constants are multiplied, the order of factors is kept.</summary>
    public static Monomial operator *(Monomial a, Monomial b) => new(a.Coefficient * b.Coefficient, a.Factors.AddRange(b.Factors));

    /// <summary>Identity «sign»: a sign moves into the coefficient.</summary>
    public static Monomial operator -(Monomial a) => a with { Coefficient = -a.Coefficient };

    /// <summary>Whether both are multiples of the same product.</summary>
    public bool IsLike(Monomial other) =>
        Factors.Length == other.Factors.Length
        && Factors.OrderBy(factor => factor.Index).SequenceEqual(other.Factors.OrderBy(factor => factor.Index));

    /// <summary>Without <paramref name="divisor"/>'s factors, each of which it has.</summary>
    public Monomial Without(ImmutableArray<ValueId> divisor)
    {
        var rest = Factors;
        foreach (var factor in divisor)
        {
            rest = rest.Remove(factor);
        }

        return this with { Factors = rest };
    }
}
