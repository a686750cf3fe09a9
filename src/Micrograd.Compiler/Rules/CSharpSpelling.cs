using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>How each <see cref="OpCode"/> is written in C#.</summary>
public static class CSharpSpelling
{
    /// <summary>Functions that <c>Math</c> has for <c>double</c> and <c>MathF</c> for <c>float</c>; the others are static methods of <c>double</c> and <c>float</c>.</summary>
    private static readonly HashSet<string> InMath =
    [
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "BitDecrement", "BitIncrement", "Cbrt", "Ceiling", "Clamp", "CopySign", "Cos", "Cosh",
        "Exp", "Floor", "FusedMultiplyAdd", "IEEERemainder", "ILogB", "Log", "Log10", "Log2", "Max", "MaxMagnitude", "Min", "MinMagnitude", "Pow",
        "ReciprocalEstimate", "ReciprocalSqrtEstimate", "Round", "ScaleB", "Sign", "Sin", "SinCos", "Sinh", "Sqrt", "Tan", "Tanh", "Truncate",
    ];

    /// <summary>The method's own name, without its type; null for operators and casts.</summary>
    public static string? MethodName(OpCode op) => op switch
    {
        <= OpCode.Convert => null,
        OpCode.LogBase => "Log",
        OpCode.ClampNaN => "Clamp",
        OpCode.SinOfSinCos or OpCode.CosOfSinCos => "SinCos",
        OpCode.SinOfSinCosPi or OpCode.CosOfSinCosPi => "SinCosPi",
        OpCode.RoundDigits or OpCode.RoundMode or OpCode.RoundDigitsMode => "Round",
        _ => op.ToString(),
    };

    /// <summary>The method with its type, <c>Math.Sqrt</c>, <c>MathF.Sqrt</c>, <c>double.ExpM1</c>; null for operators and casts.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="operandType">Type of its first operand.</param>
    public static string? CSharpName(OpCode op, ScalarType operandType) =>
        MethodName(op) is not { } name ? null
        : op == OpCode.Stop ? "Gradient.Stop"
        : operandType.Kind == ScalarKind.Generic ? operandType.Name + "." + GenericName(op)
        : op == OpCode.WithPartial ? "Value.WithPartial"
        : !InMath.Contains(name) || op == OpCode.ClampNaN ? ScalarType.Predefined(operandType.Kind).Name + "." + name
        : operandType.Kind != ScalarKind.Single || name == "Clamp" ? "Math." + name
        : "MathF." + name;

    /// <summary>The static method of a type parameter, <c>T.Ieee754Remainder</c>, without the type; null for operators and casts.</summary>
    public static string? GenericName(OpCode op) => op == OpCode.IEEERemainder ? "Ieee754Remainder" : MethodName(op);

    /// <summary>What follows the call: <c>.Sin</c> in <c>Math.SinCos(x).Sin</c>, which takes one of two results; otherwise empty.</summary>
    public static string Suffix(OpCode op) => op switch
    {
        OpCode.SinOfSinCos => ".Sin",
        OpCode.CosOfSinCos => ".Cos",
        OpCode.SinOfSinCosPi => ".SinPi",
        OpCode.CosOfSinCosPi => ".CosPi",
        _ => "",
    };

    /// <summary>The call of a function, <c>Math.Pow(x, 2)</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="op"/> is an operator or a cast.</exception>
    public static string Call(OpCode op, ScalarType operandType, IEnumerable<string> arguments) =>
        CSharpName(op, operandType) is { } name
            ? $"{name}({string.Join(", ", arguments)}){Suffix(op)}"
            : throw new ArgumentException($"{op} is an operator, not a function.", nameof(op));

    /// <summary>The operator's symbol, such as <c>+</c>; null for functions and <see cref="OpCode.Convert"/>.</summary>
    public static string? Symbol(OpCode op) => op switch
    {
        OpCode.Add => "+",
        OpCode.Subtract or OpCode.Negate => "-",
        OpCode.Multiply => "*",
        OpCode.Divide => "/",
        OpCode.Remainder => "%",
        OpCode.And => "&",
        OpCode.Or => "|",
        OpCode.Xor => "^",
        OpCode.Complement => "~",
        OpCode.ShiftLeft => "<<",
        OpCode.ShiftRight => ">>",
        OpCode.UnsignedShiftRight => ">>>",
        OpCode.Not => "!",
        OpCode.Equal => "==",
        OpCode.NotEqual => "!=",
        OpCode.Less => "<",
        OpCode.LessOrEqual => "<=",
        OpCode.Greater => ">",
        OpCode.GreaterOrEqual => ">=",
        _ => null,
    };

    /// <summary>How tightly the expression binds.</summary>
    public static Precedence PrecedenceOf(OpCode op) => op switch
    {
        OpCode.Add or OpCode.Subtract => Precedence.Additive,
        OpCode.Multiply or OpCode.Divide or OpCode.Remainder => Precedence.Multiplicative,
        OpCode.Negate or OpCode.Complement or OpCode.Not or OpCode.Convert => Precedence.Unary,
        OpCode.And => Precedence.LogicalAnd,
        OpCode.Xor => Precedence.LogicalXor,
        OpCode.Or => Precedence.LogicalOr,
        OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.UnsignedShiftRight => Precedence.Shift,
        OpCode.Equal or OpCode.NotEqual => Precedence.Equality,
        OpCode.Less or OpCode.LessOrEqual or OpCode.Greater or OpCode.GreaterOrEqual => Precedence.Relational,
        _ => Precedence.Primary,
    };
}
