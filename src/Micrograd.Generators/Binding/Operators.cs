using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>C#'s operators as operations of the IR.</summary>
internal static class Operators
{
    /// <summary>The operation of a binary operator that evaluates both operands; null for the others.</summary>
    public static OpCode? Code(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => OpCode.Add,
        BinaryOperatorKind.Subtract => OpCode.Subtract,
        BinaryOperatorKind.Multiply => OpCode.Multiply,
        BinaryOperatorKind.Divide => OpCode.Divide,
        BinaryOperatorKind.Remainder => OpCode.Remainder,
        BinaryOperatorKind.And => OpCode.And,
        BinaryOperatorKind.Or => OpCode.Or,
        BinaryOperatorKind.ExclusiveOr => OpCode.Xor,
        BinaryOperatorKind.LeftShift => OpCode.ShiftLeft,
        BinaryOperatorKind.RightShift => OpCode.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => OpCode.UnsignedShiftRight,
        BinaryOperatorKind.Equals => OpCode.Equal,
        BinaryOperatorKind.NotEquals => OpCode.NotEqual,
        BinaryOperatorKind.LessThan => OpCode.Less,
        BinaryOperatorKind.LessThanOrEqual => OpCode.LessOrEqual,
        BinaryOperatorKind.GreaterThan => OpCode.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => OpCode.GreaterOrEqual,
        _ => null,
    };

    /// <summary>Whether the operation compares.</summary>
    public static bool IsComparison(OpCode op) => op is >= OpCode.Equal and <= OpCode.GreaterOrEqual;

    /// <summary>Whether <c>checked</c> makes a difference to the operation on integers.</summary>
    public static bool CanOverflow(OpCode op) => op is OpCode.Add or OpCode.Subtract or OpCode.Multiply or OpCode.Negate;
}
