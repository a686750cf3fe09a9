using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Names for values that have none: after the operation that makes them.</summary>
internal static class OperationNames
{
    /// <summary>A name for the result of <paramref name="instruction"/>.</summary>
    /// <param name="instruction">What defines the value; null for a loop's variable.</param>
    /// <param name="type">The value's type.</param>
    public static string For(Instruction? instruction, IrType type) => instruction switch
    {
        Apply apply => For(apply.Op),
        Constant => "constant",
        External external => CSharpIdentifier.ForLocal(LastIdentifier(external.Expression.Parts[0])),
        Call { Callee: var callee } when callee.EndsWith("Pullback", StringComparison.Ordinal) => "adjoint",
        Call call => CSharpIdentifier.ForLocal(WithoutSuffix(call.Callee)),
        Length => "length",
        Reserve => "saved",
        View => "part",
        Load or Pop => "restored",
        If when type != IrType.Boolean => "choice",
        _ => type == IrType.Boolean ? "condition" : "result",
    };

    /// <summary>Another word, where the user has taken the first.</summary>
    public static string Instead(string name) => name switch
    {
        "sum" => "total",
        "difference" => "change",
        "product" => "multiple",
        "quotient" => "ratio",
        "root" => "radical",
        "power" => "powered",
        "sine" => "sinus",
        "cosine" => "cosinus",
        "angle" => "arc",
        "length" => "hypotenuse",
        _ => name + "Value",
    };

    private static string For(OpCode op) => op switch
    {
        OpCode.Add => "sum",
        OpCode.Subtract => "difference",
        OpCode.Multiply or OpCode.FusedMultiplyAdd or OpCode.MultiplyAddEstimate => "product",
        OpCode.Divide or OpCode.ReciprocalEstimate or OpCode.ReciprocalSqrtEstimate => "quotient",
        OpCode.Remainder or OpCode.IEEERemainder => "remainder",
        OpCode.Negate => "negative",
        OpCode.And or OpCode.Or or OpCode.Xor or OpCode.Complement => "bits",
        OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.UnsignedShiftRight => "shifted",
        OpCode.Not => "condition",
        OpCode.Convert => "converted",
        OpCode.Abs => "magnitude",
        OpCode.Sqrt or OpCode.Cbrt or OpCode.RootN => "root",
        OpCode.Pow => "power",
        OpCode.Exp or OpCode.Exp2 or OpCode.Exp10 or OpCode.ExpM1 or OpCode.Exp2M1 or OpCode.Exp10M1 => "exponential",
        OpCode.Log or OpCode.LogBase or OpCode.Log2 or OpCode.Log10 or OpCode.LogP1 or OpCode.Log2P1 or OpCode.Log10P1 => "logarithm",
        OpCode.Sin or OpCode.SinOfSinCos or OpCode.SinPi or OpCode.SinOfSinCosPi => "sine",
        OpCode.Cos or OpCode.CosOfSinCos or OpCode.CosPi or OpCode.CosOfSinCosPi => "cosine",
        OpCode.Tan or OpCode.TanPi => "tangent",
        >= OpCode.Asin and <= OpCode.Atan2Pi => "angle",
        >= OpCode.Sinh and <= OpCode.Atanh => CSharpIdentifier.ForLocal(op.ToString()),
        OpCode.Hypot => "length",
        OpCode.Max or OpCode.MaxNumber or OpCode.MaxNative or OpCode.MaxMagnitude or OpCode.MaxMagnitudeNumber => "largest",
        OpCode.Min or OpCode.MinNumber or OpCode.MinNative or OpCode.MinMagnitude or OpCode.MinMagnitudeNumber => "smallest",
        OpCode.Clamp or OpCode.ClampNative => "clamped",
        OpCode.CopySign => "signed",
        OpCode.ScaleB => "scaled",
        OpCode.Lerp => "blend",
        OpCode.DegreesToRadians => "radians",
        OpCode.RadiansToDegrees => "degrees",
        OpCode.Sign => "sign",
        OpCode.Stop => "constant",
        OpCode.WithPartial => "result",
        >= OpCode.Floor and <= OpCode.RoundDigitsMode => "rounded",
        _ when op.IsComparison() || op.IsTest() => "condition",
        _ => "intermediate",
    };

    private static string LastIdentifier(string text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsLetterOrDigit(text[end - 1]) && text[end - 1] != '_')
        {
            end--;
        }

        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return text.Substring(start, end - start);
    }

    private static string WithoutSuffix(string callee)
    {
        const string suffix = "Forward";
        return callee.Length > suffix.Length && callee.EndsWith(suffix, StringComparison.Ordinal) ? callee.Substring(0, callee.Length - suffix.Length) : callee;
    }
}
