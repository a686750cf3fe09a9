using System.Globalization;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>Writes constants: as the user did where that is known, otherwise the shortest text that reads back as the same bits.</summary>
internal static class Literals
{
    // Above this, an integer literal where a real is meant would not be easier to read.
    private const double LargestShort = 1e6;

    /// <summary>The constant as an expression.</summary>
    public static CSharpExpression Write(Literal literal, IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Lanes } lanes => InAllLanes(literal.Real, lanes),
        ScalarType { Kind: ScalarKind.Generic } generic when literal.IsNumber || literal.Spelling!.StartsWith(generic.Name + ".", StringComparison.Ordinal) => Generic(literal.Real, generic),
        ScalarType { IsReal: true } real => Real(literal, real),
        ScalarType { IsEnum: true } or ScalarType { Kind: ScalarKind.Opaque } when literal.Spelling is { } spelling => Spelled(spelling, type),
        ScalarType { IsEnum: true } => new(Precedence.Unary, type, [$"({type.Name})", Integer(literal, (ScalarType)type).AtLeast(Precedence.Primary)]),
        ScalarType { IsInteger: true } integer => Integer(literal, integer),
        ScalarType { Kind: ScalarKind.Boolean } => Spelled(literal.Spelling ?? (literal.Bits != 0 ? "true" : "false"), type),
        _ => Spelled(literal.Spelling ?? "default", type),
    };

    /// <summary>The shortest text that C# reads as this number, always as a real: <c>2.0</c>, <c>2f</c>, <c>double.NaN</c>.</summary>
    public static string Text(double value, ScalarKind kind)
    {
        var isSingle = kind == ScalarKind.Single;
        var type = isSingle ? "float" : "double";
        if (double.IsNaN(value))
        {
            return type + ".NaN";
        }

        if (double.IsInfinity(value))
        {
            return type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        }

        if (value == Math.PI || (isSingle && (float)value == (float)Math.PI))
        {
            return isSingle ? "MathF.PI" : "Math.PI";
        }

        if (value == 0)
        {
            return (BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0") + (isSingle ? "f" : ".0");
        }

        var digits = Shortest(value, isSingle);
        return isSingle ? digits + "f" : digits.IndexOfAny(['.', 'e']) < 0 ? digits + ".0" : digits;
    }

    private static string Shortest(double value, bool isSingle)
    {
        // "R" is not the shortest on .NET Framework, where this may run inside an IDE.
        var most = isSingle ? 9 : 17;
        for (var precision = isSingle ? 6 : 15; ; precision++)
        {
            var text = isSingle
                ? ((float)value).ToString("G" + precision, CultureInfo.InvariantCulture)
                : value.ToString("G" + precision, CultureInfo.InvariantCulture);
            if (precision == most || ReadsBack(text, value, isSingle))
            {
                return text.Replace("E+", "e").Replace("E-0", "e-").Replace("E", "e");
            }
        }
    }

    private static bool ReadsBack(string text, double value, bool isSingle) => isSingle
        ? float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var single) && single == (float)value
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == value;

    private static CSharpExpression Real(Literal literal, ScalarType type)
    {
        if (literal.Spelling is { } spelling && !IsInteger(spelling))
        {
            return Spelled(spelling, type);
        }

        var value = literal.Real;
        var text = Text(value, type.Kind);
        var isShort = value == Math.Floor(value) && Math.Abs(value) <= LargestShort && (value != 0 || text[0] != '-');
        return new(Of(text), type, [text])
        {
            IsLiteral = true,
            Number = value,
            Implicit = isShort ? Number((long)value, IrType.Int32) : null,
        };
    }

    private static CSharpExpression InAllLanes(double value, ScalarType type) => CSharpExpression.Primary(
        type,
        value == 0 ? type.Name + ".Zero" : $"{type.Name.Substring(0, type.Name.IndexOf('<'))}.Create({Text(value, ScalarKind.Double)})");

    /// <summary>A type parameter has a few numbers as members; others are converted to it.</summary>
    private static CSharpExpression Generic(double value, ScalarType type)
    {
        var isNegative = value < 0 || (value == 0 && BitConverter.DoubleToInt64Bits(value) < 0);
        var size = Math.Abs(value);
        var member = double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? "PositiveInfinity" : size switch { 0 => "Zero", 1 => "One", Math.PI => "Pi", _ => null };
        var text = member is not null ? type.Name + "." + member
            : size == Math.Floor(size) && size <= LargestShort ? $"{type.Name}.CreateChecked({value.ToString("R", CultureInfo.InvariantCulture)})"
            : $"{type.Name}.CreateChecked({Text(value, ScalarKind.Double)})";
        var isPrefixed = member is not null && isNegative;
        return new(isPrefixed ? Precedence.Unary : Precedence.Primary, type, [isPrefixed ? "-" + text : text]) { IsLiteral = true, Number = value };
    }

    private static CSharpExpression Integer(Literal literal, ScalarType type)
    {
        if (literal.Spelling is { } spelling && !IsInteger(spelling))
        {
            return Spelled(spelling, type);
        }

        var value = literal.Bits;
        switch (type.Kind)
        {
            case ScalarKind.Int32 when value == int.MinValue:
                return CSharpExpression.Primary(type, "int.MinValue");
            case ScalarKind.Int64 when value == long.MinValue:
                return CSharpExpression.Primary(type, "long.MinValue");
            case ScalarKind.Int32:
                return Number(value, type);
            case ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64:
                var suffix = type.Kind switch { ScalarKind.UInt32 => "U", ScalarKind.Int64 => "L", _ => "UL" };
                var digits = type.Kind == ScalarKind.UInt64 ? ((ulong)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
                var text = digits + suffix;
                return new(Of(text), type, [text]) { IsLiteral = true, Implicit = Fits(value, type) ? Number(value, IrType.Int32) : null };
            case ScalarKind.Char when value is > 31 and < 127 and not '\'' and not '\\':
                return CSharpExpression.Primary(type, $"'{(char)value}'");
            default:
                var number = Number(value, IrType.Int32);
                return new(Precedence.Unary, type, [$"({ScalarType.Predefined(type.Kind).Name})", number.AtLeast(Precedence.Unary)])
                {
                    IsLiteral = true,
                    Implicit = type.Kind == ScalarKind.Char ? null : number,
                };
        }
    }

    private static bool Fits(long value, ScalarType type) => value <= int.MaxValue && value >= (type.Kind == ScalarKind.Int64 ? -int.MaxValue : 0);

    private static CSharpExpression Number(long value, ScalarType type)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return new(Of(text), type, [text]) { IsLiteral = true, Integer = value, Number = value };
    }

    private static CSharpExpression Spelled(string spelling, IrType type) => new(Of(spelling), type, [spelling]) { IsLiteral = true };

    private static bool IsInteger(string spelling)
    {
        var digits = spelling.Length > 1 && spelling[0] == '-' ? spelling.Substring(1) : spelling;
        return digits.All(character => char.IsDigit(character) || character == '_')
            || digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            || digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase);
    }

    private static Precedence Of(string text)
    {
        var start = text[0] == '-' ? 1 : 0;
        if (text[0] is '"' or '\'' or '$')
        {
            return Precedence.Primary;
        }

        var isNumber = start < text.Length && (char.IsDigit(text[start]) || text[start] == '.');
        for (var i = start; i < text.Length; i++)
        {
            var isPlain = char.IsLetterOrDigit(text[i]) || text[i] is '_' or '.' or '@' or ':';
            if (!isPlain && !(isNumber && text[i] is '-' or '+' && i > 0 && text[i - 1] is 'e' or 'E'))
            {
                return Precedence.Conditional;
            }
        }

        return start == 1 ? Precedence.Unary : Precedence.Primary;
    }
}
