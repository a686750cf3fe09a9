namespace Micrograd;

/// <content>Every operation with one, two or three operands, by its code: for graphs that are replayed. Same bits as the methods of <see cref="Value"/>.</content>
internal static partial class Evaluation
{
    public static double Unary(Operation operation, double x, double constant) => operation switch
    {
        Operation.Negate => -x,
        Operation.Relu => Relu(x),
        Operation.Sigmoid => Sigmoid(x),
        Operation.Softplus => Softplus(x),
        Operation.Tanh => Math.Tanh(x),
        Operation.Exp => Math.Exp(x),
        Operation.Log => Math.Log(x),
        Operation.PowConstant => Math.Pow(x, constant),
        Operation.Abs => Math.Abs(x),
        Operation.Sqrt => Math.Sqrt(x),
        Operation.Cbrt => Math.Cbrt(x),
        Operation.RootN => double.RootN(x, (int)constant),
        Operation.Exp2 => double.Exp2(x),
        Operation.Exp10 => double.Exp10(x),
        Operation.ExpM1 => double.ExpM1(x),
        Operation.Exp2M1 => double.Exp2M1(x),
        Operation.Exp10M1 => double.Exp10M1(x),
        Operation.Log2 => Math.Log2(x),
        Operation.Log10 => Math.Log10(x),
        Operation.LogP1 => double.LogP1(x),
        Operation.Log2P1 => double.Log2P1(x),
        Operation.Log10P1 => double.Log10P1(x),
        Operation.Sin => Math.Sin(x),
        Operation.Cos => Math.Cos(x),
        Operation.Tan => Math.Tan(x),
        Operation.SinPi => double.SinPi(x),
        Operation.CosPi => double.CosPi(x),
        Operation.TanPi => double.TanPi(x),
        Operation.Asin => Math.Asin(x),
        Operation.Acos => Math.Acos(x),
        Operation.Atan => Math.Atan(x),
        Operation.AsinPi => double.AsinPi(x),
        Operation.AcosPi => double.AcosPi(x),
        Operation.AtanPi => double.AtanPi(x),
        Operation.Sinh => Math.Sinh(x),
        Operation.Cosh => Math.Cosh(x),
        Operation.Asinh => Math.Asinh(x),
        Operation.Acosh => Math.Acosh(x),
        Operation.Atanh => Math.Atanh(x),
        Operation.ReciprocalEstimate => double.ReciprocalEstimate(x),
        Operation.ReciprocalSqrtEstimate => double.ReciprocalSqrtEstimate(x),
        Operation.BitIncrement => Math.BitIncrement(x),
        Operation.BitDecrement => Math.BitDecrement(x),
        Operation.DegreesToRadians => double.DegreesToRadians(x),
        Operation.RadiansToDegrees => double.RadiansToDegrees(x),
        Operation.ScaleB => Math.ScaleB(x, (int)constant),
        _ => throw Unknown(operation),
    };

    public static double Binary(Operation operation, double x, double y) => operation switch
    {
        Operation.Add => x + y,
        Operation.Subtract => x - y,
        Operation.Multiply => x * y,
        Operation.Divide => x / y,
        Operation.Remainder => x % y,
        Operation.Pow => Math.Pow(x, y),
        Operation.LogBase => Math.Log(x, y),
        Operation.Atan2 => Math.Atan2(x, y),
        Operation.Atan2Pi => double.Atan2Pi(x, y),
        Operation.Hypot => double.Hypot(x, y),
        Operation.Max => Math.Max(x, y),
        Operation.Min => Math.Min(x, y),
        Operation.MaxNumber => double.MaxNumber(x, y),
        Operation.MinNumber => double.MinNumber(x, y),
        Operation.MaxNative => double.MaxNative(x, y),
        Operation.MinNative => double.MinNative(x, y),
        Operation.MaxMagnitude => double.MaxMagnitude(x, y),
        Operation.MinMagnitude => double.MinMagnitude(x, y),
        Operation.MaxMagnitudeNumber => double.MaxMagnitudeNumber(x, y),
        Operation.MinMagnitudeNumber => double.MinMagnitudeNumber(x, y),
        Operation.CopySign => Math.CopySign(x, y),
        Operation.IEEERemainder => Math.IEEERemainder(x, y),
        _ => throw Unknown(operation),
    };

    public static double Ternary(Operation operation, double a, double b, double c) => operation switch
    {
        Operation.Clamp => Math.Clamp(a, b, c),
        Operation.ClampNative => double.ClampNative(a, b, c),
        Operation.FusedMultiplyAdd => Math.FusedMultiplyAdd(a, b, c),
        Operation.MultiplyAddEstimate => double.MultiplyAddEstimate(a, b, c),
        Operation.Lerp => double.Lerp(a, b, c),
        _ => throw Unknown(operation),
    };

    private static InvalidOperationException Unknown(Operation operation) => new($"{operation} cannot be evaluated with this number of operands.");
}
