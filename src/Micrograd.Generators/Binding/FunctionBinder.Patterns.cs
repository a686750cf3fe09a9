using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Patterns, to bool.
internal sealed partial class FunctionBinder
{
    private ValueId MatchPattern(IPatternOperation pattern, ValueId value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return MatchConstant(constant.Value, value);
            case IRelationalPatternOperation relational when Operators.Code(relational.OperatorKind) is { } op:
                return Apply(op, IrType.Boolean, [value, Bind(relational.Value)]);
            case INegatedPatternOperation negated:
                return Apply(OpCode.Not, IrType.Boolean, [MatchPattern(negated.Pattern, value)]);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return And(MatchPattern(both.LeftPattern, value), () => MatchPattern(both.RightPattern, value));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Or(MatchPattern(either.LeftPattern, value), () => MatchPattern(either.RightPattern, value));
            case IDiscardPatternOperation:
                return Boolean(true);
            case IDeclarationPatternOperation declaration when IsAlwaysMatched(declaration):
                if (declaration.DeclaredSymbol is ILocalSymbol local)
                {
                    Assign(NewVariable(local, ScalarTypes.Of(Resolve(local.Type)) ?? IrType.Double), value);
                }

                return Boolean(true);
            default:
                Unsupported(pattern);
                return Poison;
        }
    }

    /// <summary><c>var y</c>, and <c>double y</c> where the value is a double anyway.</summary>
    private bool IsAlwaysMatched(IDeclarationPatternOperation pattern) =>
        ScalarTypes.Of(Resolve(pattern.InputType)) is { } input
        && (pattern.MatchesNull || (pattern.MatchedType is { } type && input.Equals(ScalarTypes.Of(Resolve(type)))));

    private ValueId MatchConstant(IOperation constant, ValueId value)
    {
        if (value == Poison)
        {
            return Poison;
        }

        if (_builder[value].Type is ScalarType { Kind: ScalarKind.Opaque } or MemoryType)
        {
            return External(IrType.Boolean, new Template(["", " is " + Constants.TextOf(constant)], [value]));
        }

        switch (constant.ConstantValue)
        {
            // A pattern matches NaN, though NaN == NaN is false.
            case { HasValue: true, Value: double.NaN or float.NaN }:
                return Apply(OpCode.IsNaN, IrType.Boolean, [value]);
            case { HasValue: true, Value: true }:
                return value;
            case { HasValue: true, Value: false }:
                return Apply(OpCode.Not, IrType.Boolean, [value]);
            default:
                return Compare(OpCode.Equal, value, Bind(constant), constant.Syntax.GetLocation(), "is");
        }
    }
}
