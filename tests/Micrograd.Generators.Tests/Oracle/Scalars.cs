using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Values of the interpreter from and to .NET objects.</summary>
internal static class Scalars
{
    /// <summary>Bit for bit, except that any NaN is a NaN: its sign depends on how the JIT orders operands.</summary>
    public static bool Same(Scalar a, Scalar b) =>
        a == b || (a.Kind == b.Kind && a.Kind is ScalarKind.Double or ScalarKind.Single && double.IsNaN(a.Real) && double.IsNaN(b.Real));

    public static Scalar FromObject(object? value) => value switch
    {
        double number => number,
        float number => number,
        bool flag => flag,
        sbyte number => new Scalar(ScalarKind.SByte, number),
        byte number => new Scalar(ScalarKind.Byte, number),
        short number => new Scalar(ScalarKind.Int16, number),
        ushort number => new Scalar(ScalarKind.UInt16, number),
        char character => new Scalar(ScalarKind.Char, character),
        int number => number,
        uint number => number,
        long number => number,
        ulong number => number,
        Array array => Arrays.ToMemory(array).AsScalar(),
        Enum member => FromObject(Convert.ChangeType(member, Enum.GetUnderlyingType(member.GetType()))),
        _ => new Scalar(ScalarKind.Opaque, 0, value),
    };

    public static object? ToObject(Scalar scalar, Type type)
    {
        if (type.IsEnum)
        {
            return Enum.ToObject(type, ToObject(scalar, Enum.GetUnderlyingType(type))!);
        }

        return scalar.Kind switch
        {
            ScalarKind.Double => scalar.Real,
            ScalarKind.Single => (float)scalar.Real,
            ScalarKind.Boolean => scalar.IsTrue,
            ScalarKind.Char => (char)scalar.Bits,
            ScalarKind.UInt64 => unchecked((ulong)scalar.Bits),
            ScalarKind.Opaque => scalar.Object is Memory memory ? Arrays.FromMemory(memory, type) : scalar.Object,
            _ => Convert.ChangeType(scalar.Bits, type),
        };
    }
}
