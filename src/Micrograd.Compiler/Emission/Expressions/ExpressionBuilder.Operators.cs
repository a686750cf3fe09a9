using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Expressions;

/// <content>In which type C# computes, and whether it does so at compile time.</content>
internal partial class ExpressionBuilder
{
    /// <summary>Chooses how two operands are written so that C# computes in <paramref name="type"/>: as shortly as that allows.</summary>
    protected static (CSharpExpression Left, CSharpExpression Right) Promoted(CSharpExpression left, CSharpExpression right, IrType type)
    {
        var (a, b) = (left.Implicit ?? left, right.Implicit ?? right);
        if (left.IsLiteral && right.IsLiteral)
        {
            return (left, right);
        }

        // Of "1.0 / n" and "i / 2.0" the number keeps its type, of "(double)i / j" the first operand.
        (CSharpExpression, CSharpExpression) leftKept = (left, b), rightKept = (a, right);
        foreach (var (x, y) in right.IsLiteral ? [(a, b), rightKept, leftKept] : ((CSharpExpression, CSharpExpression)[])[(a, b), leftKept, rightKept])
        {
            if (NumericPromotion.Binary(x, y) == type)
            {
                return (x, y);
            }
        }

        return (left, right);
    }

    /// <summary>The cast of an expression, with what may stand instead where C# converts by itself.</summary>
    private static CSharpExpression Convert(CSharpExpression operand, IrType from, ScalarType to, Overflow overflow)
    {
        if (from == to)
        {
            return operand;
        }

        if (operand.Number is { } number && to.IsReal)
        {
            return Literals.Write(Literal.Of(to.Kind == ScalarKind.Single ? (float)number : number), to);
        }

        if (to.Kind == ScalarKind.Generic)
        {
            return Call(to.Name + ".CreateChecked", [operand], to);
        }

        Overflow? sensitivity = to.IsInteger && !NumericPromotion.IsImplicit(from, to) ? overflow : null;
        var inner = Child(Exact(operand, from), sensitivity);
        var isKeyword = !to.Name.Contains('.') && !to.IsEnum;
        var written = inner.AtLeast(isKeyword || inner.Leading != '-' ? Precedence.Unary : Precedence.Primary);
        return new(Precedence.Unary, to, ["(" + to.Name + ")", written])
        {
            Arithmetic = sensitivity ?? inner.Arithmetic,
            Implicit = NumericPromotion.IsImplicit(from, to) && inner.Type == from ? inner : null,
        };
    }

    /// <summary>A constant that C# does not compute with: <c>Convert.ToInt32(3)</c>.</summary>
    private CSharpExpression AtRunTime(CSharpExpression constant, IrType type) =>
        constant.Reads().Any() ? constant : Call($"{Types["Convert"]}.To{((ScalarType)type).Kind}", [Exact(constant, type)], type);

    private static CSharpExpression Prefixed(Apply apply, string symbol, CSharpExpression operand, IrType type)
    {
        Overflow? sensitivity = apply.Op == OpCode.Negate && !type.IsReal ? apply.Overflow : null;
        var inner = Child(operand.Implicit is { } shorter && NumericPromotion.Unary(shorter.Type) == type ? shorter : operand, sensitivity);
        return apply.Op == OpCode.Not ? Negated(inner) : Prefixed(symbol, inner, type, sensitivity);
    }

    private static CSharpExpression Exact(CSharpExpression expression, IrType type) =>
        expression.Implicit is { } shorter && NumericPromotion.Unary(shorter.Type) == type && shorter.Type == type ? shorter : expression;

    private static bool IsSensitive(OpCode op, IrType operand) => !operand.IsReal && op is OpCode.Add or OpCode.Subtract or OpCode.Multiply;
}
