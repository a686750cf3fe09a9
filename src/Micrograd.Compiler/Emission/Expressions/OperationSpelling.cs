using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>How C# spells each operation.</summary>
internal static class OperationSpelling
{
    /// <summary>Symbol and precedence of a binary operator, or null if <paramref name="op"/> is none.</summary>
    public static (string Symbol, Precedence Precedence)? Operator(OpCode op) => op switch
    {
        OpCode.Add => ("+", Precedence.Additive),
        OpCode.Subtract => ("-", Precedence.Additive),
        OpCode.Multiply => ("*", Precedence.Multiplicative),
        OpCode.Divide => ("/", Precedence.Multiplicative),
        OpCode.Remainder => ("%", Precedence.Multiplicative),
        OpCode.And => ("&", Precedence.And),
        OpCode.Or => ("|", Precedence.Or),
        OpCode.Xor => ("^", Precedence.Xor),
        OpCode.ShiftLeft => ("<<", Precedence.Shift),
        OpCode.ShiftRight => (">>", Precedence.Shift),
        OpCode.UnsignedShiftRight => (">>>", Precedence.Shift),
        OpCode.Equal => ("==", Precedence.Equality),
        OpCode.NotEqual => ("!=", Precedence.Equality),
        OpCode.Less => ("<", Precedence.Relational),
        OpCode.LessOrEqual => ("<=", Precedence.Relational),
        OpCode.Greater => (">", Precedence.Relational),
        OpCode.GreaterOrEqual => (">=", Precedence.Relational),
        _ => null,
    };

    /// <summary>Symbol of a prefix operator, or null if <paramref name="op"/> is none.</summary>
    public static string? Prefix(OpCode op) => op switch
    {
        OpCode.Negate => "-",
        OpCode.Complement => "~",
        OpCode.Not => "!",
        _ => null,
    };

    /// <summary>The class that declares the function for operands of that kind: <c>Math</c>, <c>MathF</c>, or the number's own type.</summary>
    public static string DeclaringType(OpCode op, ScalarKind operand) => (IsOfMath(op), operand) switch
    {
        (true, ScalarKind.Single) => "MathF",
        (true, _) => "Math",
        (_, ScalarKind.Single) => "float",
        (_, ScalarKind.Double) => "double",
        (_, var kind) => ScalarType.Predefined(kind).Name,
    };

    /// <summary>The function's name, without its class.</summary>
    public static string Function(OpCode op) => op switch
    {
        OpCode.LogBase => "Log",
        OpCode.SinOfSinCos or OpCode.CosOfSinCos => "SinCos",
        OpCode.SinOfSinCosPi or OpCode.CosOfSinCosPi => "SinCosPi",
        OpCode.RoundDigits or OpCode.RoundMode or OpCode.RoundDigitsMode => "Round",
        _ => op.ToString(),
    };

    /// <summary>What follows the call: the part taken of a pair.</summary>
    public static string Suffix(OpCode op) => op switch
    {
        OpCode.SinOfSinCos => ".Sin",
        OpCode.CosOfSinCos => ".Cos",
        OpCode.SinOfSinCosPi => ".SinPi",
        OpCode.CosOfSinCosPi => ".CosPi",
        _ => "",
    };

    /// <summary>Whether C# has the function for several numeric types, so that the arguments' types choose.</summary>
    public static bool IsOverloaded(OpCode op) => op is OpCode.Abs or OpCode.Sign or OpCode.Max or OpCode.Min or OpCode.Clamp
        or OpCode.Floor or OpCode.Ceiling or OpCode.Truncate
        or OpCode.Round or OpCode.RoundDigits or OpCode.RoundMode or OpCode.RoundDigitsMode;

    private static bool IsOfMath(OpCode op) => op switch
    {
        OpCode.RootN or OpCode.Exp2 or OpCode.Exp10 or OpCode.ExpM1 or OpCode.Exp2M1 or OpCode.Exp10M1 => false,
        OpCode.LogP1 or OpCode.Log2P1 or OpCode.Log10P1 => false,
        OpCode.SinPi or OpCode.CosPi or OpCode.SinOfSinCosPi or OpCode.CosOfSinCosPi or OpCode.TanPi => false,
        OpCode.AsinPi or OpCode.AcosPi or OpCode.AtanPi or OpCode.Atan2Pi or OpCode.Hypot => false,
        OpCode.MaxNumber or OpCode.MinNumber or OpCode.MaxNative or OpCode.MinNative => false,
        OpCode.MaxMagnitudeNumber or OpCode.MinMagnitudeNumber or OpCode.ClampNative => false,
        OpCode.MultiplyAddEstimate or OpCode.Lerp or OpCode.DegreesToRadians or OpCode.RadiansToDegrees => false,
        >= OpCode.IsNaN and <= OpCode.IsPow2 => false,
        _ => true,
    };
}
