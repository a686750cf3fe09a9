using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>C#'s implicit numeric conversions.</summary>
internal static class NumericPromotion
{
    /// <summary>The type in which C# computes with one operand of that type, or null if it has no arithmetic.</summary>
    public static ScalarType? Unary(IrType type) => type is not ScalarType { IsEnum: false } scalar ? null : scalar.Kind switch
    {
        ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char => IrType.Int32,
        ScalarKind.Boolean or ScalarKind.Opaque => null,
        _ => scalar,
    };

    /// <summary>The type in which C# computes with two operands of those types, or null if it does not.</summary>
    public static ScalarType? Binary(IrType left, IrType right)
    {
        if (Unary(left) is not { } a || Unary(right) is not { } b)
        {
            return null;
        }

        if (a.Kind == b.Kind)
        {
            return a;
        }

        return a.Kind == ScalarKind.Lanes ? a
            : b.Kind == ScalarKind.Lanes ? b
            : Has(ScalarKind.Double) ? IrType.Double
            : Has(ScalarKind.Single) ? IrType.Single
            : Has(ScalarKind.UInt64) ? null
            : IrType.Int64;

        bool Has(ScalarKind kind) => a.Kind == kind || b.Kind == kind;
    }

    /// <summary>The type in which C# computes with two expressions, or null if it does not. An <c>int</c> constant that is not negative takes an unsigned operand's type.</summary>
    public static ScalarType? Binary(CSharpExpression left, CSharpExpression right)
    {
        var constant = left.IsLiteral ? left : right;
        var other = left.IsLiteral ? right : left;
        if (!constant.IsLiteral || constant.Type != IrType.Int32 || other.Type is not ScalarType { Kind: ScalarKind.UInt32 or ScalarKind.UInt64 } unsigned)
        {
            return Binary(left.Type, right.Type);
        }

        return constant.Integer is not { } number ? null : number >= 0 ? unsigned : Binary(left.Type, right.Type);
    }

    /// <summary>Whether C# converts <paramref name="from"/> to <paramref name="to"/> without a cast.</summary>
    public static bool IsImplicit(IrType from, IrType to)
    {
        if (from is not ScalarType { IsEnum: false } source || to is not ScalarType { IsEnum: false } target)
        {
            return false;
        }

        return target.Kind switch
        {
            ScalarKind.Double => source.Kind == ScalarKind.Single || source.IsInteger,
            ScalarKind.Single => source.IsInteger,
            ScalarKind.Int64 => source.Kind is >= ScalarKind.SByte and <= ScalarKind.UInt32,
            ScalarKind.UInt64 => source.Kind is ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.Char or ScalarKind.UInt32,
            ScalarKind.Int32 => source.Kind is >= ScalarKind.SByte and <= ScalarKind.Char,
            ScalarKind.UInt32 => source.Kind is ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.Char,
            ScalarKind.Int16 => source.Kind is ScalarKind.SByte or ScalarKind.Byte,
            ScalarKind.UInt16 => source.Kind is ScalarKind.Byte or ScalarKind.Char,
            _ => false,
        };
    }
}
