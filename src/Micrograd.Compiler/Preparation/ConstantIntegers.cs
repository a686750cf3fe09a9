using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>Arithmetic and comparisons of integers that are known at compile time: indices, counters of loops that are written out.</summary>
/// <param name="builder">Of the function.</param>
internal sealed class ConstantIntegers(FunctionBuilder builder)
{
    /// <summary>The value of a constant integer or bool; null for anything else.</summary>
    public long? Find(ValueId value) => builder.IsConstant(value, out var literal) && !builder[value].Type.IsReal && builder[value].Type is ScalarType { Kind: not ScalarKind.Opaque } ? literal.Bits : null;

    /// <summary>Emits a constant for an operation on constants and returns it; null if it is none.</summary>
    public ValueId? Fold(Instruction instruction)
    {
        if (instruction is not Apply { Operands.Count: 2 } apply
            || builder[apply.Operands[0]].Type != IrType.Int32
            || builder[apply.Operands[1]].Type != IrType.Int32
            || Find(apply.Operands[0]) is not { } a
            || Find(apply.Operands[1]) is not { } b)
        {
            return null;
        }

        long? result = apply.Op switch
        {
            OpCode.Add => a + b,
            OpCode.Subtract => a - b,
            OpCode.Multiply => a * b,
            OpCode.Equal => a == b ? 1 : 0,
            OpCode.NotEqual => a != b ? 1 : 0,
            OpCode.Less => a < b ? 1 : 0,
            OpCode.LessOrEqual => a <= b ? 1 : 0,
            OpCode.Greater => a > b ? 1 : 0,
            OpCode.GreaterOrEqual => a >= b ? 1 : 0,
            _ => null,
        };
        return result is >= int.MinValue and <= int.MaxValue ? builder.Integer(result.Value, builder[apply.Result].Type) : null;
    }
}
