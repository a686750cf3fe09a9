using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Analyzers;

/// <summary>Whether two expressions have the same value: both read the same variables and constants and do the same arithmetic, without effects.</summary>
internal static class SameExpression
{
    /// <summary>Whether they are the same. An expression with effects, or that calls something, is not even the same as itself.</summary>
    public static bool Are(IOperation? left, IOperation? right)
    {
        (left, right) = (Bare(left), Bare(right));
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (left.ConstantValue is { HasValue: true, Value: var constant })
        {
            return right.ConstantValue is { HasValue: true, Value: var other } && Equals(Number(constant), Number(other));
        }

        return (left, right) switch
        {
            (ILocalReferenceOperation a, ILocalReferenceOperation b) => Are(a.Local, b.Local),
            (IParameterReferenceOperation a, IParameterReferenceOperation b) => Are(a.Parameter, b.Parameter),
            (IInstanceReferenceOperation a, IInstanceReferenceOperation b) => a.ReferenceKind == b.ReferenceKind,
            (IFieldReferenceOperation a, IFieldReferenceOperation b) => Are(a.Field, b.Field) && Are(a.Instance, b.Instance),
            (IPropertyReferenceOperation { Arguments.IsEmpty: true } a, IPropertyReferenceOperation b) => Are(a.Property, b.Property) && Are(a.Instance, b.Instance),
            (IArrayElementReferenceOperation a, IArrayElementReferenceOperation b) =>
                Are(a.ArrayReference, b.ArrayReference) && a.Indices.Length == b.Indices.Length && a.Indices.Zip(b.Indices, Are).All(same => same),
            (IUnaryOperation a, IUnaryOperation b) => a.OperatorMethod is null && a.OperatorKind == b.OperatorKind && Are(a.Operand, b.Operand),
            (IBinaryOperation a, IBinaryOperation b) => a.OperatorMethod is null && a.OperatorKind == b.OperatorKind && Are(a.LeftOperand, b.LeftOperand) && Are(a.RightOperand, b.RightOperand),
            _ => false,
        };
    }

    /// <summary>The operation without parentheses and implicit conversions.</summary>
    public static IOperation? Bare(IOperation? operation) => operation switch
    {
        IParenthesizedOperation inner => Bare(inner.Operand),
        IConversionOperation { IsImplicit: true } inner => Bare(inner.Operand),
        _ => operation,
    };

    /// <summary>A constant as a number, so that <c>2</c> is <c>2.0</c>; anything else as it is.</summary>
    private static object? Number(object? constant) => constant is sbyte or byte or short or ushort or int or uint or long or ulong or float
        ? Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture)
        : constant;

    private static bool Are(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
