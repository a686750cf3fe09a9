using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>C#'s casts between numbers, made by the casts themselves: what they do out of range is the processor's and the runtime's to say.</summary>
internal static class Conversions
{
    public static Scalar Convert(Scalar x, ScalarKind target, bool isChecked) => (x.Kind, target) switch
    {
        var (from, to) when from == to => x,
        (ScalarKind.Opaque or ScalarKind.Boolean, _) or (_, ScalarKind.Opaque or ScalarKind.Boolean) =>
            throw new NotSupportedException($"C# has no cast from {x.Kind} to {target}."),
        (ScalarKind.Double or ScalarKind.Single, ScalarKind.Double or ScalarKind.Single) => Scalar.OfReal(target, x.Real),
        (_, ScalarKind.Double) => x.Kind == ScalarKind.UInt64 ? (double)unchecked((ulong)x.Bits) : (double)x.Bits,
        (_, ScalarKind.Single) => x.Kind == ScalarKind.UInt64 ? (float)unchecked((ulong)x.Bits) : (float)x.Bits,
        (ScalarKind.Double, _) => new(target, isChecked ? Checked(x.Real, target) : Unchecked(x.Real, target)),
        (ScalarKind.Single, _) => new(target, isChecked ? Checked((float)x.Real, target) : Unchecked((float)x.Real, target)),
        _ => Integers.Fit(target, Integers.Exact(x), isChecked),
    };

    private static long Unchecked(double x, ScalarKind target) => unchecked(target switch
    {
        ScalarKind.SByte => (sbyte)x,
        ScalarKind.Byte => (byte)x,
        ScalarKind.Int16 => (short)x,
        ScalarKind.UInt16 or ScalarKind.Char => (ushort)x,
        ScalarKind.Int32 => (int)x,
        ScalarKind.UInt32 => (uint)x,
        ScalarKind.Int64 => (long)x,
        _ => (long)(ulong)x,
    });

    private static long Checked(double x, ScalarKind target) => target switch
    {
        ScalarKind.SByte => checked((sbyte)x),
        ScalarKind.Byte => checked((byte)x),
        ScalarKind.Int16 => checked((short)x),
        ScalarKind.UInt16 or ScalarKind.Char => checked((ushort)x),
        ScalarKind.Int32 => checked((int)x),
        ScalarKind.UInt32 => checked((uint)x),
        ScalarKind.Int64 => checked((long)x),
        _ => unchecked((long)checked((ulong)x)),
    };
}
