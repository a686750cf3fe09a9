using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Short integer arithmetic (an index, a length) that can be done again elsewhere.</summary>
internal static class ShortArithmetic
{
    private const int MaxOperations = 6;

    /// <summary>Whether the value can be computed again from known ones.</summary>
    /// <param name="value">An integer.</param>
    /// <param name="isKnown">Whether a value is there where it is to be computed.</param>
    /// <param name="definitionOf">What defines a value.</param>
    public static bool CanRepeat(ValueId value, Func<ValueId, bool> isKnown, Func<ValueId, Instruction?> definitionOf)
    {
        var budget = MaxOperations;
        return CanRepeat(value, ref budget);

        bool CanRepeat(ValueId part, ref int budget)
        {
            if (isKnown(part))
            {
                return true;
            }

            if (definitionOf(part) is not (Constant or Length or Apply { Op: OpCode.Add or OpCode.Subtract or OpCode.Multiply, Overflow: Overflow.Default }) || --budget < 0)
            {
                return false;
            }

            foreach (var operand in definitionOf(part)!.Operands())
            {
                if (!CanRepeat(operand, ref budget))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Emits it again and returns the result; a known value is itself.</summary>
    public static ValueId Repeat(FunctionBuilder builder, ValueId value, Func<ValueId, bool> isKnown, Func<ValueId, Instruction?> definitionOf)
    {
        if (isKnown(value))
        {
            return value;
        }

        if (definitionOf(value) is Constant constant)
        {
            return builder.Integer(constant.Value.Bits, builder[value].Type, constant.Value.Spelling);
        }

        var copy = builder.NewValue(builder[value].Type, builder[value].Name);
        var substitution = new Substitution(part => part == value ? copy : Repeat(builder, part, isKnown, definitionOf));
        builder.Emit(substitution.Apply(definitionOf(value)!) with { Statement = -1 });
        return copy;
    }
}
