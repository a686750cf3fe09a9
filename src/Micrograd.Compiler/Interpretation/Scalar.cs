using System.Globalization;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>A value at run time. Compared by bits, so that NaN equals itself and −0 differs from 0.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Bits">As in <see cref="Literal.Bits"/>: the bits of the <c>double</c> (a <c>float</c> is widened), the integer, or 0/1.</param>
/// <param name="Object">What an opaque value is, or the <see cref="Memory"/> it is a handle to.</param>
public readonly record struct Scalar(ScalarKind Kind, long Bits, object? Object = null)
{
    /// <summary>The number, for reals.</summary>
    public double Real => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>For <c>bool</c>: whether it is true.</summary>
    public bool IsTrue => Bits != 0;

    /// <summary>A <c>double</c>.</summary>
    public static implicit operator Scalar(double value) => OfReal(ScalarKind.Double, value);

    /// <summary>A <c>float</c>.</summary>
    public static implicit operator Scalar(float value) => OfReal(ScalarKind.Single, value);

    /// <summary>An <c>int</c>.</summary>
    public static implicit operator Scalar(int value) => new(ScalarKind.Int32, value);

    /// <summary>A <c>uint</c>.</summary>
    public static implicit operator Scalar(uint value) => new(ScalarKind.UInt32, value);

    /// <summary>A <c>long</c>.</summary>
    public static implicit operator Scalar(long value) => new(ScalarKind.Int64, value);

    /// <summary>A <c>ulong</c>.</summary>
    public static implicit operator Scalar(ulong value) => new(ScalarKind.UInt64, unchecked((long)value));

    /// <summary>A <c>bool</c>.</summary>
    public static implicit operator Scalar(bool value) => new(ScalarKind.Boolean, value ? 1 : 0);

    /// <summary>A real of that kind; a <c>float</c> is rounded to one.</summary>
    public static Scalar OfReal(ScalarKind kind, double value) =>
        new(kind, BitConverter.DoubleToInt64Bits(kind == ScalarKind.Single ? (float)value : value));

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ScalarKind.Double => Real.ToString("R", CultureInfo.InvariantCulture),
        ScalarKind.Single => ((float)Real).ToString("R", CultureInfo.InvariantCulture),
        ScalarKind.Boolean => IsTrue ? "true" : "false",
        ScalarKind.UInt64 => unchecked((ulong)Bits).ToString(CultureInfo.InvariantCulture),
        ScalarKind.Opaque => Convert.ToString(Object, CultureInfo.InvariantCulture),
        _ => Bits.ToString(CultureInfo.InvariantCulture),
    };
}
