using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Operators at their exact types.
internal sealed partial class FunctionBinder
{
    /// <summary>Left-nested operators are bound without recursion: a sum of thousands of terms nests that deep.</summary>
    private ValueId BindBinary(IBinaryOperation operation)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation leftmost = operation;
        while (leftmost is IBinaryOperation { ConstantValue.HasValue: false } binary && ComparedWithNull(binary) is null && !IsOfStructs(binary))
        {
            spine.Push(binary);
            leftmost = binary.LeftOperand;
        }

        var value = leftmost is IBinaryOperation { OperatorMethod: { } method } own && IsOfStructs(own) ? BindOperator(own, method, own.LeftOperand, own.RightOperand).Leaves[0]
            : leftmost is IBinaryOperation test && ComparedWithNull(test) is { } array ? CompareNull(array, test) : Bind(leftmost);
        foreach (var binary in spine)
        {
            value = Combine(binary, value);
        }

        return value;
    }

    private ValueId Combine(IBinaryOperation operation, ValueId left)
    {
        if (_state.Thrown is not null)
        {
            return Poison;
        }

        switch (operation)
        {
            case { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null }:
                return And(left, () => Bind(operation.RightOperand));
            case { OperatorKind: BinaryOperatorKind.ConditionalOr, OperatorMethod: null }:
                return Or(left, () => Bind(operation.RightOperand));
        }

        if (operation.Type is { SpecialType: SpecialType.System_String })
        {
            if (left != Poison)
            {
                Unsupported(operation);
            }

            return Poison;
        }

        if (left == Poison && operation.RightOperand.ConstantValue.HasValue)
        {
            // Its type was converted to the one already reported.
            return Poison;
        }

        var right = Bind(operation.RightOperand);
        if (left == Poison || right == Poison)
        {
            return Poison;
        }

        if (Operators.Code(operation.OperatorKind) is not { } op || operation.IsLifted)
        {
            Unsupported(operation);
            return Poison;
        }

        return Combine(operation, op, left, right);
    }

    private ValueId Combine(IBinaryOperation operation, OpCode op, ValueId left, ValueId right)
    {
        if (_builder[left].Type is not ScalarType operand || _builder[right].Type is not ScalarType other)
        {
            Unsupported(operation.Syntax.GetLocation(), "A comparison of arrays", "Compare their elements, or compare with null");
            return Poison;
        }

        if (operand.Kind == ScalarKind.Opaque || other.Kind == ScalarKind.Opaque)
        {
            return CompareOpaque(operation, op, left, right);
        }

        if (Operators.IsComparison(op))
        {
            return Compare(op, left, right, operation.Syntax.GetLocation(), op == OpCode.Equal ? "==" : "!=");
        }

        var result = ScalarOf(operation);
        if (result is null)
        {
            ReportType(operation.Type, operation.Syntax.GetLocation());
            return Poison;
        }

        if (op is OpCode.Divide or OpCode.Remainder && result.IsInteger && _builder.IsConstant(right, out var divisor) && divisor.Bits == 0)
        {
            // C# refuses it where both numbers are known, which they may be once loops are written out.
            Unsupported(operation.Syntax.GetLocation(), "An integer division by zero", "Divide by another number, or throw");
            return Poison;
        }

        return Arithmetic(op, left, right, result, operation.IsChecked);
    }

    /// <summary>The array that an <c>==</c> or <c>!=</c> compares with null; null for other comparisons.</summary>
    private IOperation? ComparedWithNull(IBinaryOperation operation)
    {
        if (operation is not { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null })
        {
            return null;
        }

        // C# compares as objects.
        var (left, right) = (Unconverted(operation.LeftOperand), Unconverted(operation.RightOperand));
        return IsNull(right) && MemoryOf(left) is not null ? left : IsNull(left) && MemoryOf(right) is not null ? right : null;
    }

    private static IOperation Unconverted(IOperation operand) => operand is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operand;

    private static bool IsNull(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: null };

    private ValueId CompareNull(IOperation array, IBinaryOperation operation) =>
        External(IrType.Boolean, new Template(["", operation.OperatorKind == BinaryOperatorKind.Equals ? " is null" : " is not null"], [Bind(array)]));

    private ValueId CompareOpaque(IBinaryOperation operation, OpCode op, ValueId left, ValueId right)
    {
        var isString = operation.LeftOperand.Type?.SpecialType == SpecialType.System_String;
        if (op is OpCode.Equal or OpCode.NotEqual && (operation.OperatorMethod is null || isString))
        {
            return External(IrType.Boolean, new Template(["", op == OpCode.Equal ? " == " : " != ", ""], [left, right]));
        }

        Unsupported(operation);
        return Poison;
    }

    private ValueId Compare(OpCode op, ValueId left, ValueId right, Location location, string text)
    {
        if (left == Poison || right == Poison)
        {
            return Poison;
        }

        if (op is OpCode.Equal or OpCode.NotEqual && _builder[left].Type.IsReal)
        {
            _equalities.Add(new ActiveTest([left, right], location, text));
        }

        return Apply(op, IrType.Boolean, [left, right]);
    }

    /// <summary>An operator on numbers; enums are calculated with as the integers they are.</summary>
    private ValueId Arithmetic(OpCode op, ValueId left, ValueId right, ScalarType result, bool isChecked)
    {
        if (left == Poison || right == Poison)
        {
            return Poison;
        }

        var (a, b) = ((ScalarType)_builder[left].Type, (ScalarType)_builder[right].Type);
        if ((a.IsEnum || b.IsEnum) && !(a.Equals(b) && op is OpCode.And or OpCode.Or or OpCode.Xor))
        {
            // enum ± integer and enum − enum; small enums promote to int as small integers do.
            var wide = Promoted(a.Kind);
            var sum = Arithmetic(op, Convert(left, wide), Convert(right, wide), wide, isChecked);
            return Convert(sum, result, OverflowOf(isChecked));
        }

        var overflow = result.IsInteger && Operators.CanOverflow(op) ? OverflowOf(isChecked) : Overflow.Default;
        return Apply(op, result, [left, right], overflow);
    }

    private ValueId BindUnary(IUnaryOperation operation)
    {
        if (operation.OperatorMethod is { } method && LayoutOf(operation.Operand.Type) is not null)
        {
            return BindOperator(operation, method, operation.Operand).Leaves[0];
        }

        var operand = Bind(operation.Operand);
        if (operand == Poison)
        {
            return Poison;
        }

        if (operation.OperatorKind == UnaryOperatorKind.Hat)
        {
            Unsupported(operation);
            return Poison;
        }

        var type = ScalarOf(operation);
        if (type is null || operation.IsLifted)
        {
            ReportType(operation.Type, operation.Syntax.GetLocation());
            return Poison;
        }

        switch (operation.OperatorKind)
        {
            case UnaryOperatorKind.Plus:
                return operand;
            case UnaryOperatorKind.Minus:
                return Apply(OpCode.Negate, type, [operand], type.IsInteger ? OverflowOf(operation.IsChecked) : Overflow.Default);
            case UnaryOperatorKind.BitwiseNegation:
                return Apply(OpCode.Complement, type, [operand]);
            case UnaryOperatorKind.Not:
                return Apply(OpCode.Not, type, [operand]);
            default:
                Unsupported(operation);
                return Poison;
        }
    }

    private Overflow OverflowOf(bool isChecked) =>
        isChecked == _module.ChecksOverflow ? Overflow.Default : isChecked ? Overflow.Checked : Overflow.Unchecked;

    /// <summary>The type C# calculates in: integers smaller than <c>int</c> become <c>int</c>.</summary>
    private static ScalarType Promoted(ScalarKind kind) =>
        ScalarType.Predefined(kind is ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char ? ScalarKind.Int32 : kind);
}
