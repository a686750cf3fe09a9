namespace Micrograd.Compiler.Ir;

/// <summary>What is known of an <see cref="OpCode"/> without its rule.</summary>
public static class OpCodeInfo
{
    /// <summary>Every operation.</summary>
    public static IReadOnlyList<OpCode> All { get; } = [.. Enum.GetValues(typeof(OpCode)).Cast<OpCode>()];

    /// <summary>How many operands it takes.</summary>
    public static int Arity(this OpCode op) => op switch
    {
        OpCode.Clamp or OpCode.ClampNaN or OpCode.ClampNative or OpCode.FusedMultiplyAdd or OpCode.MultiplyAddEstimate or OpCode.Lerp
            or OpCode.RoundDigitsMode or OpCode.WithPartial => 3,
        >= OpCode.Add and <= OpCode.Remainder => 2,
        OpCode.And or OpCode.Or or OpCode.Xor => 2,
        OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.UnsignedShiftRight => 2,
        >= OpCode.Equal and <= OpCode.GreaterOrEqual => 2,
        OpCode.RootN or OpCode.Pow or OpCode.LogBase or OpCode.Atan2 or OpCode.Atan2Pi or OpCode.Hypot => 2,
        >= OpCode.Max and <= OpCode.MinMagnitudeNumber => 2,
        OpCode.CopySign or OpCode.IEEERemainder or OpCode.ScaleB or OpCode.RoundDigits or OpCode.RoundMode => 2,
        _ => 1,
    };

    /// <summary>What its operand <paramref name="index"/> is, where it is not of the first operand's type.</summary>
    public static OperandKind KindOf(this OpCode op, int index) => (op, index) switch
    {
        (OpCode.RootN or OpCode.ScaleB or OpCode.RoundDigits or OpCode.RoundDigitsMode, 1) => OperandKind.Integer,
        (OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.UnsignedShiftRight, 1) => OperandKind.Integer,
        (OpCode.RoundMode, 1) or (OpCode.RoundDigitsMode, 2) => OperandKind.Rounding,
        _ => OperandKind.AsFirst,
    };

    /// <summary>Whether it compares two scalars: <c>==</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</summary>
    public static bool IsComparison(this OpCode op) => op is >= OpCode.Equal and <= OpCode.GreaterOrEqual;

    /// <summary>Whether it tests one real, to a <c>bool</c>: <c>IsNaN</c>, <c>IsNegative</c> and so on.</summary>
    public static bool IsTest(this OpCode op) => op is >= OpCode.IsNaN and <= OpCode.IsPow2;

    /// <summary>Whether it is a C# operator or cast and not a call of a function.</summary>
    public static bool IsOperator(this OpCode op) => op <= OpCode.Convert;

    /// <summary>Whether it shifts an integer by an <c>int</c>.</summary>
    public static bool IsShift(this OpCode op) => op is OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.UnsignedShiftRight;

    /// <summary>The comparison that holds of (b, a) exactly when this one holds of (a, b); other operations are themselves.</summary>
    public static OpCode Mirrored(this OpCode op) => op switch
    {
        OpCode.Less => OpCode.Greater,
        OpCode.LessOrEqual => OpCode.GreaterOrEqual,
        OpCode.Greater => OpCode.Less,
        OpCode.GreaterOrEqual => OpCode.LessOrEqual,
        _ => op,
    };
}
