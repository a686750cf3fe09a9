using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Tests.Ir;

namespace Micrograd.Compiler.Tests.Interpretation;

/// <summary>Integer operations against C#'s own, on values at the ends of the ranges.</summary>
public class IntegerTests
{
    private static readonly int[] Ints = [0, 1, -1, 2, 7, -13, int.MaxValue, int.MinValue, 46341];
    private static readonly uint[] Uints = [0, 1, 2, 33, uint.MaxValue, 1u << 31];
    private static readonly long[] Longs = [0, 1, -1, 5, long.MaxValue, long.MinValue, 3_037_000_500];
    private static readonly ulong[] Ulongs = [0, 1, 6, ulong.MaxValue, 1ul << 63];

    [Fact]
    public void Int() => ForPairs(Ints, x => x, IrType.Int32, new()
    {
        [OpCode.Add] = ((a, b) => unchecked(a + b), (a, b) => checked(a + b)),
        [OpCode.Subtract] = ((a, b) => unchecked(a - b), (a, b) => checked(a - b)),
        [OpCode.Multiply] = ((a, b) => unchecked(a * b), (a, b) => checked(a * b)),
        [OpCode.Divide] = ((a, b) => a / b, (a, b) => a / b),
        [OpCode.Remainder] = ((a, b) => a % b, (a, b) => a % b),
        [OpCode.And] = ((a, b) => a & b, (a, b) => a & b),
        [OpCode.Or] = ((a, b) => a | b, (a, b) => a | b),
        [OpCode.Xor] = ((a, b) => a ^ b, (a, b) => a ^ b),
        [OpCode.ShiftLeft] = ((a, b) => a << b, (a, b) => a << b),
        [OpCode.ShiftRight] = ((a, b) => a >> b, (a, b) => a >> b),
        [OpCode.UnsignedShiftRight] = ((a, b) => a >>> b, (a, b) => a >>> b),
        [OpCode.Max] = (Math.Max, Math.Max),
        [OpCode.Min] = (Math.Min, Math.Min),
        [OpCode.Negate] = ((a, _) => unchecked(-a), (a, _) => checked(-a)),
        [OpCode.Complement] = ((a, _) => ~a, (a, _) => ~a),
        [OpCode.Abs] = ((a, _) => Math.Abs(a), (a, _) => Math.Abs(a)),
        [OpCode.Sign] = ((a, _) => Math.Sign(a), (a, _) => Math.Sign(a)),
    });

    [Fact]
    public void Uint() => ForPairs(Uints, x => x, ScalarType.Predefined(ScalarKind.UInt32), new()
    {
        [OpCode.Add] = ((a, b) => unchecked(a + b), (a, b) => checked(a + b)),
        [OpCode.Subtract] = ((a, b) => unchecked(a - b), (a, b) => checked(a - b)),
        [OpCode.Multiply] = ((a, b) => unchecked(a * b), (a, b) => checked(a * b)),
        [OpCode.Divide] = ((a, b) => a / b, (a, b) => a / b),
        [OpCode.Remainder] = ((a, b) => a % b, (a, b) => a % b),
        [OpCode.Complement] = ((a, _) => ~a, (a, _) => ~a),
    });

    [Fact]
    public void Long() => ForPairs(Longs, x => x, IrType.Int64, new()
    {
        [OpCode.Add] = ((a, b) => unchecked(a + b), (a, b) => checked(a + b)),
        [OpCode.Multiply] = ((a, b) => unchecked(a * b), (a, b) => checked(a * b)),
        [OpCode.Divide] = ((a, b) => a / b, (a, b) => a / b),
        [OpCode.Remainder] = ((a, b) => a % b, (a, b) => a % b),
        [OpCode.Negate] = ((a, _) => unchecked(-a), (a, _) => checked(-a)),
        [OpCode.Xor] = ((a, b) => a ^ b, (a, b) => a ^ b),
    });

    [Fact]
    public void Ulong() => ForPairs(Ulongs, x => x, ScalarType.Predefined(ScalarKind.UInt64), new()
    {
        [OpCode.Add] = ((a, b) => unchecked(a + b), (a, b) => checked(a + b)),
        [OpCode.Subtract] = ((a, b) => unchecked(a - b), (a, b) => checked(a - b)),
        [OpCode.Multiply] = ((a, b) => unchecked(a * b), (a, b) => checked(a * b)),
        [OpCode.Divide] = ((a, b) => a / b, (a, b) => a / b),
        [OpCode.Remainder] = ((a, b) => a % b, (a, b) => a % b),
        [OpCode.Max] = (Math.Max, Math.Max),
    });

    [Theory]
    [InlineData(1, 0, 31)]
    [InlineData(-8, 1, 33)]
    [InlineData(-1, 63, 64)]
    public void Shifts_of_long_and_of_unsigned(long x, int few, int many)
    {
        foreach (var count in new[] { few, many })
        {
            Assert.Equal((Scalar)(x << count), Run(OpCode.ShiftLeft, IrType.Int64, Overflow.Default, x, count));
            Assert.Equal((Scalar)(x >> count), Run(OpCode.ShiftRight, IrType.Int64, Overflow.Default, x, count));
            Assert.Equal((Scalar)(x >>> count), Run(OpCode.UnsignedShiftRight, IrType.Int64, Overflow.Default, x, count));

            var (word, wide) = (unchecked((uint)x), unchecked((ulong)x));
            Assert.Equal((Scalar)(word >> count), Run(OpCode.ShiftRight, ScalarType.Predefined(ScalarKind.UInt32), Overflow.Default, word, count));
            Assert.Equal((Scalar)(word << count), Run(OpCode.ShiftLeft, ScalarType.Predefined(ScalarKind.UInt32), Overflow.Default, word, count));
            Assert.Equal((Scalar)(wide >> count), Run(OpCode.ShiftRight, ScalarType.Predefined(ScalarKind.UInt64), Overflow.Default, wide, count));
            Assert.Equal((Scalar)(wide << count), Run(OpCode.ShiftLeft, ScalarType.Predefined(ScalarKind.UInt64), Overflow.Default, wide, count));
        }
    }

    [Fact]
    public void Comparisons_know_signs()
    {
        foreach (var a in Ulongs)
        {
            foreach (var b in Ulongs)
            {
                Assert.Equal(a < b, Run(OpCode.Less, IrType.Boolean, Overflow.Default, a, b).IsTrue);
                Assert.Equal(a >= b, Run(OpCode.GreaterOrEqual, IrType.Boolean, Overflow.Default, a, b).IsTrue);
                Assert.Equal(a == b, Run(OpCode.Equal, IrType.Boolean, Overflow.Default, a, b).IsTrue);
            }
        }

        Assert.True(Run(OpCode.Less, IrType.Boolean, Overflow.Default, -1L, 1L).IsTrue);
        Assert.True(Run(OpCode.NotEqual, IrType.Boolean, Overflow.Default, double.NaN, double.NaN).IsTrue);
        Assert.False(Run(OpCode.LessOrEqual, IrType.Boolean, Overflow.Default, double.NaN, 0.0).IsTrue);
    }

    [Fact]
    public void Conversions_are_casts()
    {
        foreach (var x in new[] { 0.0, 1.9, -1.9, 255.5, 300, -5, 3e9, 1e19, -1e19, double.NaN, double.PositiveInfinity })
        {
            Same(unchecked((int)x), () => checked((int)x), IrType.Int32, x);
            Same(unchecked((long)x), () => checked((long)x), IrType.Int64, x);
            Same(unchecked((uint)x), () => checked((uint)x), ScalarType.Predefined(ScalarKind.UInt32), x);
            Same(unchecked((ulong)x), () => checked((ulong)x), ScalarType.Predefined(ScalarKind.UInt64), x);
            Same(unchecked((int)(float)x), () => checked((int)(float)x), IrType.Int32, (float)x);
            Same((double)(float)x, () => (double)(float)x, IrType.Double, (float)x);
        }

        foreach (var x in Longs)
        {
            Same(unchecked((int)x), () => checked((int)x), IrType.Int32, x);
            Same(unchecked((ulong)x), () => checked((ulong)x), ScalarType.Predefined(ScalarKind.UInt64), x);
            Same((double)x, () => (double)x, IrType.Double, x);
            Same((float)x, () => (float)x, IrType.Single, x);
            Assert.Equal(unchecked((byte)x), Run(OpCode.Convert, ScalarType.Predefined(ScalarKind.Byte), Overflow.Unchecked, x).Bits);
            Assert.Equal(unchecked((sbyte)x), Run(OpCode.Convert, ScalarType.Predefined(ScalarKind.SByte), Overflow.Unchecked, x).Bits);
            Assert.Equal(unchecked((char)x), Run(OpCode.Convert, ScalarType.Predefined(ScalarKind.Char), Overflow.Unchecked, x).Bits);
        }

        foreach (var x in Ulongs)
        {
            Same(unchecked((long)x), () => checked((long)x), IrType.Int64, x);
            Same((double)x, () => (double)x, IrType.Double, x);
            Same((float)x, () => (float)x, IrType.Single, x);
        }

        static void Same(Scalar wrapped, Func<Scalar> exact, ScalarType target, Scalar x)
        {
            Assert.Equal(wrapped, Run(OpCode.Convert, target, Overflow.Unchecked, x));
            Assert.Equal(Outcome(exact), Outcome(() => Run(OpCode.Convert, target, Overflow.Checked, x)));
        }
    }

    [Fact]
    public void The_default_of_overflow_is_the_compilations()
    {
        var function = Function(OpCode.Add, IrType.Int32, Overflow.Default, [int.MaxValue, 1]);

        Assert.Equal(int.MinValue, Interpreter.Run(function, int.MaxValue, 1)[0].Bits);
        Assert.Throws<OverflowException>(() => Interpreter.Run(new InterpreterOptions { CheckForOverflow = true }, new Module(function, []), null, int.MaxValue, 1));
    }

    [Fact]
    public void Booleans()
    {
        foreach (var (a, b) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            Assert.Equal(a & b, Run(OpCode.And, IrType.Boolean, Overflow.Default, a, b).IsTrue);
            Assert.Equal(a | b, Run(OpCode.Or, IrType.Boolean, Overflow.Default, a, b).IsTrue);
            Assert.Equal(a ^ b, Run(OpCode.Xor, IrType.Boolean, Overflow.Default, a, b).IsTrue);
            Assert.Equal(a == b, Run(OpCode.Equal, IrType.Boolean, Overflow.Default, a, b).IsTrue);
            Assert.Equal(!a, Run(OpCode.Not, IrType.Boolean, Overflow.Default, a).IsTrue);
        }
    }

    [Fact]
    public void Clamp_of_integers()
    {
        Assert.Equal(5, Run(OpCode.Clamp, IrType.Int32, Overflow.Default, 9, 1, 5).Bits);
        Assert.Equal(1, Run(OpCode.Clamp, IrType.Int32, Overflow.Default, -9, 1, 5).Bits);
        Assert.Equal(3, Run(OpCode.Clamp, IrType.Int32, Overflow.Default, 3, 1, 5).Bits);
        Assert.Throws<ArgumentException>(() => Run(OpCode.Clamp, IrType.Int32, Overflow.Default, 3, 5, 1));
    }

    private static void ForPairs<T>(T[] values, Func<T, Scalar> scalar, ScalarType type, Dictionary<OpCode, (Func<T, T, T> Wrapping, Func<T, T, T> Throwing)> operations)
    {
        foreach (var (op, (wrapping, throwing)) in operations)
        {
            foreach (var a in values)
            {
                foreach (var b in values)
                {
                    Scalar[] x = op.Arity() == 1 ? [scalar(a)] : [scalar(a), scalar(b)];

                    Assert.Equal(Outcome(() => scalar(wrapping(a, b))), Outcome(() => Run(op, type, Overflow.Unchecked, x)));
                    Assert.Equal(Outcome(() => scalar(throwing(a, b))), Outcome(() => Run(op, type, Overflow.Checked, x)));
                }
            }
        }
    }

    private static Scalar Run(OpCode op, ScalarType result, Overflow overflow, params Scalar[] x) => Interpreter.Run(Function(op, result, overflow, x), x)[0];

    private static Function Function(OpCode op, ScalarType result, Overflow overflow, Scalar[] x) => Sample.Of(
        op.ToString(),
        [.. x.Select((scalar, i) => ($"x{i}", (IrType)ScalarType.Predefined(scalar.Kind)))],
        (b, p) =>
        {
            var y = b.NewValue(result);
            b.Emit(new Apply(y, op, [.. p]) { Overflow = overflow });
            return [y];
        });

    private static string Outcome(Func<Scalar> run)
    {
        try
        {
            return run().ToString();
        }
        catch (Exception exception) when (exception is OverflowException or DivideByZeroException)
        {
            return exception.GetType().Name;
        }
    }
}
