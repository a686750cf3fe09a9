using System.Collections.Concurrent;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>Operations on scalars, with the bits that C# gives.</summary>
internal sealed class Arithmetic(bool checkForOverflow)
{
    private static readonly ConcurrentDictionary<(OpCode, ScalarKind), Func<Scalar[], Scalar>> Functions = new();

    public Scalar Apply(OpCode op, Scalar[] x, ScalarKind result, Overflow overflow)
    {
        var kind = x[0].Kind;
        var isChecked = overflow == Overflow.Checked || (overflow == Overflow.Default && checkForOverflow);
        return op == OpCode.Convert ? Conversions.Convert(x[0], result, isChecked)
            : op.IsComparison() ? Compare(op, x[0], x[1])
            : kind == ScalarKind.Boolean ? OfBooleans(op, x)
            : kind is not (ScalarKind.Double or ScalarKind.Single) ? Integers.Apply(op, x, isChecked)
            : op > OpCode.Negate ? Functions.GetOrAdd((op, kind), key => RealFunctions.Bind(key.Item1, key.Item2))(x)
            : kind == ScalarKind.Double ? OfDoubles(op, x)
            : OfSingles(op, x);
    }

    private static Scalar OfDoubles(OpCode op, Scalar[] x) => op switch
    {
        OpCode.Add => x[0].Real + x[1].Real,
        OpCode.Subtract => x[0].Real - x[1].Real,
        OpCode.Multiply => x[0].Real * x[1].Real,
        OpCode.Divide => x[0].Real / x[1].Real,
        OpCode.Remainder => x[0].Real % x[1].Real,
        OpCode.Negate => -x[0].Real,
        _ => throw new NotSupportedException($"{op} of double."),
    };

    private static Scalar OfSingles(OpCode op, Scalar[] x)
    {
        var a = (float)x[0].Real;
        var b = op == OpCode.Negate ? 0f : (float)x[1].Real;
        return op switch
        {
            OpCode.Add => a + b,
            OpCode.Subtract => a - b,
            OpCode.Multiply => a * b,
            OpCode.Divide => a / b,
            OpCode.Remainder => a % b,
            OpCode.Negate => -a,
            _ => throw new NotSupportedException($"{op} of float."),
        };
    }

    private static Scalar OfBooleans(OpCode op, Scalar[] x) => op switch
    {
        OpCode.And => x[0].IsTrue & x[1].IsTrue,
        OpCode.Or => x[0].IsTrue | x[1].IsTrue,
        OpCode.Xor => x[0].IsTrue ^ x[1].IsTrue,
        OpCode.Not => !x[0].IsTrue,
        _ => throw new NotSupportedException($"{op} of bool."),
    };

    private static Scalar Compare(OpCode op, Scalar a, Scalar b) => a.Kind switch
    {
        ScalarKind.Double or ScalarKind.Single => op switch
        {
            OpCode.Equal => a.Real == b.Real,
            OpCode.NotEqual => a.Real != b.Real,
            OpCode.Less => a.Real < b.Real,
            OpCode.LessOrEqual => a.Real <= b.Real,
            OpCode.Greater => a.Real > b.Real,
            _ => a.Real >= b.Real,
        },
        ScalarKind.Opaque => Equals(a.Object, b.Object) == (op == OpCode.Equal),
        ScalarKind.UInt64 => Holds(op, unchecked((ulong)a.Bits).CompareTo(unchecked((ulong)b.Bits))),
        _ => Holds(op, a.Bits.CompareTo(b.Bits)),
    };

    private static bool Holds(OpCode op, int order) => op switch
    {
        OpCode.Equal => order == 0,
        OpCode.NotEqual => order != 0,
        OpCode.Less => order < 0,
        OpCode.LessOrEqual => order <= 0,
        OpCode.Greater => order > 0,
        _ => order >= 0,
    };
}
