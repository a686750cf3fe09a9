using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Constants: their bits, and how the user wrote them where that is worth keeping.</summary>
internal static class Constants
{
    private const int LongestSpelling = 40;

    /// <summary>The source text of a literal or of the name of a constant, valid in the generated file; of an expression of these, in parentheses. Null otherwise.</summary>
    public static string? Spell(IOperation constant, GeneratedScope scope)
    {
        var text = SpellPart(constant, scope);
        return text is { Length: <= LongestSpelling } ? text : null;
    }

    /// <summary>The bits of an integer, character, enum or <c>bool</c>.</summary>
    public static long Bits(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        char character => character,
        ulong number => unchecked((long)number),
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>A string or null constant as C# text.</summary>
    public static string TextOf(IOperation constant) => constant.ConstantValue.Value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        var other => SymbolDisplay.FormatPrimitive(other, quoteStrings: true, useHexadecimalNumbers: false) ?? "null",
    };

    /// <summary>A default value of a parameter as C# text that means the same anywhere.</summary>
    public static string Default(IParameterSymbol parameter) => (parameter.Type, parameter.ExplicitDefaultValue) switch
    {
        (_, null) => "default",
        (INamedTypeSymbol { TypeKind: TypeKind.Enum } type, var value) => EnumValue(type, value),
        (_, double number) => Real(number, "double", string.Empty),
        (_, float number) => Real(number, "float", "f"),
        (_, var value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
    };

    private static string Real(double number, string type, string suffix) =>
        double.IsNaN(number) ? type + ".NaN"
        : double.IsPositiveInfinity(number) ? type + ".PositiveInfinity"
        : double.IsNegativeInfinity(number) ? type + ".NegativeInfinity"
        : number == 0 && double.IsNegativeInfinity(1 / number) ? "-0.0" + suffix
        : type == "float" ? RoundTrip(((float)number).ToString("R", CultureInfo.InvariantCulture), suffix, text => float.Parse(text, CultureInfo.InvariantCulture) == (float)number, number.ToString("G9", CultureInfo.InvariantCulture))
        : RoundTrip(number.ToString("R", CultureInfo.InvariantCulture), suffix, text => double.Parse(text, CultureInfo.InvariantCulture) == number, number.ToString("G17", CultureInfo.InvariantCulture));

    // .NET Framework, which hosts generators in Visual Studio, has an "R" format that does not always round-trip.
    private static string RoundTrip(string text, string suffix, Func<string, bool> isExact, string longer) => (isExact(text) ? text : longer) + suffix;

    private static string EnumValue(INamedTypeSymbol type, object value)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
        return member is null ? $"({name})({Convert.ToString(value, CultureInfo.InvariantCulture)})" : $"{name}.{GeneratedScope.Escape(member.Name)}";
    }

    private static string? SpellPart(IOperation constant, GeneratedScope scope)
    {
        switch (constant)
        {
            case ILiteralOperation { Syntax: LiteralExpressionSyntax literal }:
                return literal.Token.IsKind(SyntaxKind.DefaultKeyword) ? null : literal.Token.Text;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, IsChecked: false, Operand: ILiteralOperation { Syntax: LiteralExpressionSyntax literal } }:
                return "-" + literal.Token.Text;
            case IFieldReferenceOperation { Field: { IsConst: true } field } when scope.CanAccess(field):
                return scope.StaticMember(field, type => type);
            case IBinaryOperation { OperatorMethod: null } binary when Symbol(binary.OperatorKind) is { } symbol:
                return SpellOperand(binary.LeftOperand, scope) is { } left && SpellOperand(binary.RightOperand, scope) is { } right && binary.Type?.SpecialType is SpecialType.System_Double
                    ? $"({left} {symbol} {right})"
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Inside an expression C# converts operands as it did in the source.</summary>
    private static string? SpellOperand(IOperation operand, GeneratedScope scope) =>
        SpellPart(operand is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operand, scope);

    private static string? Symbol(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.Multiply => "*",
        BinaryOperatorKind.Divide => "/",
        _ => null,
    };
}
