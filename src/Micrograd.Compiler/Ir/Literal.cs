namespace Micrograd.Compiler.Ir;

/// <summary>A constant. Compared by bits, so that NaN equals itself and −0 differs from 0.</summary>
/// <param name="Bits">Bits of the <c>double</c> (a <c>float</c> is widened first), or the integer, or 0/1 for <c>bool</c>.</param>
/// <param name="Spelling">How the user wrote it (<c>1e-12</c>, <c>Math.PI</c>, <c>Tolerance</c>); null to format the number.</param>
public readonly record struct Literal(long Bits, string? Spelling = null)
{
    /// <summary>The number, for real types.</summary>
    public double Real => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>Whether it is written as a number, which may be computed with. A named one (<c>Tolerance</c>) is kept as it is.</summary>
    public bool IsNumber => Spelling is not { Length: > 0 } spelling || char.IsDigit(spelling[0]) || spelling[0] is '-' or '.';

    /// <summary>A real constant.</summary>
    public static Literal Of(double value, string? spelling = null) => new(BitConverter.DoubleToInt64Bits(value), spelling);
}
