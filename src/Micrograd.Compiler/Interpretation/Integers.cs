using System.Numerics;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>Integer operations of every width, exact and then brought into the type's range as C# does.</summary>
internal static class Integers
{
    public static Scalar Apply(OpCode op, Scalar[] x, bool isChecked)
    {
        var kind = x[0].Kind;
        if (op.IsShift())
        {
            return new(kind, Shift(op, kind, x[0].Bits, (int)x[1].Bits));
        }

        var a = Exact(x[0]);
        var b = x.Length > 1 ? Exact(x[1]) : BigInteger.Zero;
        return op switch
        {
            OpCode.Add => Fit(kind, a + b, isChecked),
            OpCode.Subtract => Fit(kind, a - b, isChecked),
            OpCode.Multiply => Fit(kind, a * b, isChecked),
            OpCode.Negate => Fit(kind, -a, isChecked),

            // Throws on 0; the quotient leaves the range for MinValue / −1 only, where the processor traps whatever the context.
            OpCode.Divide => Fit(kind, BigInteger.Divide(a, b), isChecked: true),
            OpCode.Remainder => Fit(kind, BigInteger.Divide(a, b), isChecked: true) with { Bits = Wrap(kind, BigInteger.Remainder(a, b)) },
            OpCode.And => new(kind, x[0].Bits & x[1].Bits),
            OpCode.Or => new(kind, x[0].Bits | x[1].Bits),
            OpCode.Xor => new(kind, x[0].Bits ^ x[1].Bits),
            OpCode.Complement => Fit(kind, -a - 1, isChecked: false),
            OpCode.Max => a >= b ? x[0] : x[1],
            OpCode.Min => a <= b ? x[0] : x[1],
            OpCode.Clamp => Clamp(x, a, b, Exact(x[2])),
            OpCode.Abs => Fit(kind, BigInteger.Abs(a), isChecked: true),
            OpCode.Sign => a.Sign,
            _ => throw new NotSupportedException($"{op} of {kind}."),
        };
    }

    /// <summary>The number that the bits mean.</summary>
    public static BigInteger Exact(Scalar x) => x.Kind == ScalarKind.UInt64 ? unchecked((ulong)x.Bits) : x.Bits;

    /// <summary>Brings an exact number into the range of a kind.</summary>
    /// <exception cref="OverflowException">It is outside, and <paramref name="isChecked"/>.</exception>
    public static Scalar Fit(ScalarKind kind, BigInteger exact, bool isChecked)
    {
        var result = new Scalar(kind, Wrap(kind, exact));
        return !isChecked || Exact(result) == exact
            ? result
            : throw new OverflowException($"{exact} is outside the range of {ScalarType.Predefined(kind)}.");
    }

    private static long Wrap(ScalarKind kind, BigInteger exact)
    {
        var low = unchecked((long)(ulong)(exact & ulong.MaxValue));
        return unchecked(kind switch
        {
            ScalarKind.SByte => (sbyte)low,
            ScalarKind.Byte => (byte)low,
            ScalarKind.Int16 => (short)low,
            ScalarKind.UInt16 or ScalarKind.Char => (ushort)low,
            ScalarKind.Int32 => (int)low,
            ScalarKind.UInt32 => (uint)low,
            _ => low,
        });
    }

    private static long Shift(OpCode op, ScalarKind kind, long bits, int count) => unchecked((kind, op) switch
    {
        (ScalarKind.Int64, OpCode.ShiftLeft) or (ScalarKind.UInt64, OpCode.ShiftLeft) => bits << count,
        (ScalarKind.Int64, OpCode.ShiftRight) => bits >> count,
        (ScalarKind.Int64, _) or (ScalarKind.UInt64, _) => (long)((ulong)bits >> count),
        (ScalarKind.UInt32, OpCode.ShiftLeft) => (uint)bits << count,
        (ScalarKind.UInt32, _) => (uint)bits >> count,
        (ScalarKind.Int32, OpCode.ShiftLeft) => (int)bits << count,
        (ScalarKind.Int32, OpCode.ShiftRight) => (int)bits >> count,
        (ScalarKind.Int32, _) => (int)((uint)bits >> count),
        _ => throw new NotSupportedException($"{op} of {kind}: C# shifts int, uint, long and ulong."),
    });

    private static Scalar Clamp(Scalar[] x, BigInteger value, BigInteger low, BigInteger high) =>
        low > high ? throw new ArgumentException($"'{low}' cannot be greater than {high}.")
        : value < low ? x[1]
        : value > high ? x[2]
        : x[0];
}
