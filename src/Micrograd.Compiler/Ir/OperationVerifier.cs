namespace Micrograd.Compiler.Ir;

/// <summary>The types that operations and constants may have.</summary>
internal static class OperationVerifier
{
    /// <summary>What is wrong with an operation of this many operands of these types; null if nothing is.</summary>
    public static string? Problem(OpCode op, IReadOnlyList<IrType> operands, IrType result)
    {
        if (operands.Count != op.Arity())
        {
            return $"{op} takes {op.Arity()} operands, not {operands.Count}.";
        }

        if (operands.FirstOrDefault(type => type is not ScalarType) is { } memory)
        {
            return $"{op} takes scalars, not {memory}.";
        }

        var first = (ScalarType)operands[0];
        for (var i = 1; i < operands.Count; i++)
        {
            var kind = ((ScalarType)operands[i]).Kind;
            if (kind != (op.KindOf(i) == OperandKind.AsFirst ? first.Kind : ScalarKind.Int32))
            {
                return op.KindOf(i) == OperandKind.AsFirst
                    ? $"{op} takes operands of one type, not {first} and {operands[i]}."
                    : $"operand {i} of {op} is an int, not {operands[i]}.";
            }
        }

        return !Accepts(op, first) ? $"{op} does not take {first}."
            : !Gives(op, first, result as ScalarType) ? $"{op} of {first} does not give {result}."
            : null;
    }

    /// <summary>What is wrong with a constant of this type; null if nothing is.</summary>
    public static string? Problem(Literal value, IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Double or ScalarKind.Generic or ScalarKind.UInt64 or ScalarKind.Int64 } => null,
        ScalarType { Kind: ScalarKind.Single } => value.Real.Equals((float)value.Real) ? null : $"{value.Real} is not a float.",
        ScalarType { Kind: ScalarKind.Boolean } => value.Bits is 0 or 1 ? null : $"{value.Bits} is not a bool.",
        ScalarType { Kind: ScalarKind.Opaque } => value.Spelling is null ? $"a constant of type {type} needs its C# text." : null,
        ScalarType { Kind: var kind } => IsInRange(value.Bits, kind) ? null : $"{value.Bits} is outside the range of {type}.",
        _ => $"there are no constants of type {type}.",
    };

    private static bool Accepts(OpCode op, ScalarType type) => op switch
    {
        OpCode.Negate => type.IsReal || type.Kind is ScalarKind.Int32 or ScalarKind.Int64,
        <= OpCode.Remainder => type.IsReal || IsWord(type),
        OpCode.And or OpCode.Or or OpCode.Xor => IsWord(type) || type.IsEnum || type.Kind == ScalarKind.Boolean,
        OpCode.Complement => IsWord(type) || type.IsEnum,
        OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.UnsignedShiftRight => IsWord(type),
        OpCode.Not => type.Kind == ScalarKind.Boolean,
        OpCode.Equal or OpCode.NotEqual => true,
        _ when op.IsComparison() => type.Kind is not (ScalarKind.Boolean or ScalarKind.Opaque),
        OpCode.Convert => type.Kind is not (ScalarKind.Boolean or ScalarKind.Opaque),
        OpCode.Max or OpCode.Min or OpCode.Clamp or OpCode.Abs or OpCode.Sign => type.IsReal || type.IsInteger,
        _ => type.IsReal,
    };

    private static bool Gives(OpCode op, ScalarType operand, ScalarType? result) => op switch
    {
        _ when op.IsComparison() || op.IsTest() => result?.Kind == ScalarKind.Boolean,
        OpCode.Sign or OpCode.ILogB => result?.Kind == ScalarKind.Int32,
        OpCode.Convert => result is { Kind: not (ScalarKind.Boolean or ScalarKind.Opaque) },
        _ => result?.Kind == operand.Kind,
    };

    /// <summary>C# has no arithmetic on integers narrower than <c>int</c>: it converts them first, and so does the IR.</summary>
    private static bool IsWord(ScalarType type) => type.Kind is ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64;

    private static bool IsInRange(long value, ScalarKind kind) => kind switch
    {
        ScalarKind.SByte => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        ScalarKind.Byte => value is >= byte.MinValue and <= byte.MaxValue,
        ScalarKind.Int16 => value is >= short.MinValue and <= short.MaxValue,
        ScalarKind.UInt16 or ScalarKind.Char => value is >= ushort.MinValue and <= ushort.MaxValue,
        ScalarKind.Int32 => value is >= int.MinValue and <= int.MaxValue,
        _ => value is >= uint.MinValue and <= uint.MaxValue,
    };
}
