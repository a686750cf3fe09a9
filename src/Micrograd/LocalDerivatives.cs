namespace Micrograd;

/// <summary>
/// The derivative of each operation with respect to its operands, at given operands and result. Written from the formulas, apart from the
/// compiler's rules: each checks the other.
/// </summary>
internal static class LocalDerivatives
{
    private const double Ln2 = 0.693147180559945309417232121458176568;
    private const double Ln10 = 2.30258509299404568401799145468436421;

    /// <summary>
    /// Whether the derivative can be infinite at the edge of the operation's domain while the result is still a number. There an
    /// adjoint of exactly 0 gives 0, not NaN.
    /// </summary>
    public static bool IsSingularAtEdge(Operation operation) => operation is
        Operation.Sqrt or Operation.Cbrt or Operation.RootN or Operation.PowConstant or Operation.Pow or
        Operation.Log or Operation.Log2 or Operation.Log10 or Operation.LogBase or
        Operation.LogP1 or Operation.Log2P1 or Operation.Log10P1 or
        Operation.Asin or Operation.Acos or Operation.AsinPi or Operation.AcosPi or Operation.Acosh or Operation.Atanh or
        Operation.ReciprocalSqrtEstimate;

    /// <summary>Whether a derivative of exactly 0 means that the operand has no part in the result.</summary>
    public static bool IsSelection(Operation operation) => operation is
        Operation.Abs or Operation.CopySign or Operation.Clamp or Operation.ClampNative or
        Operation.Max or Operation.Min or Operation.MaxNumber or Operation.MinNumber or
        Operation.MaxNative or Operation.MinNative or
        Operation.MaxMagnitude or Operation.MinMagnitude or
        Operation.MaxMagnitudeNumber or Operation.MinMagnitudeNumber;

    /// <summary>What an adjoint g of the result contributes to an operand, given the derivative.</summary>
    public static double Pull(Operation operation, double g, double derivative)
    {
        if (g == 0 && double.IsInfinity(derivative) && IsSingularAtEdge(operation))
            return 0;

        // What was not selected contributes nothing, whatever the adjoint: not 0 · ∞.
        return derivative == 0 && IsSelection(operation) ? 0 : g * derivative;
    }

    /// <summary>dy/dx of an operation with one operand.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="x">Its operand.</param>
    /// <param name="y">Its result.</param>
    /// <param name="constant">Its constant, if it has one.</param>
    public static double OfUnary(Operation operation, double x, double y, double constant) => operation switch
    {
        Operation.Negate => -1,
        Operation.Relu => x > 0 ? 1 : 0,
        Operation.Sigmoid => SigmoidSlope(x),
        Operation.Tanh => (1 - y) * (1 + y),
        Operation.Softplus => Evaluation.Sigmoid(x),
        Operation.Exp => y,
        Operation.Log => Inside(y, 1 / x),
        Operation.PowConstant => Power(x, constant),
        Operation.Abs => x > 0 ? 1 : x < 0 ? -1 : 0,
        Operation.Sqrt => 0.5 / y,
        Operation.Cbrt => 1 / (3 * y * y),
        Operation.RootN => Root(x, y, constant),
        Operation.Exp2 => y * Ln2,
        Operation.Exp10 => y * Ln10,
        Operation.ExpM1 => Math.Exp(x),
        Operation.Exp2M1 => double.Exp2(x) * Ln2,
        Operation.Exp10M1 => double.Exp10(x) * Ln10,
        Operation.Log2 => Inside(y, 1 / (x * Ln2)),
        Operation.Log10 => Inside(y, 1 / (x * Ln10)),
        Operation.LogP1 => Inside(y, 1 / (1 + x)),
        Operation.Log2P1 => Inside(y, 1 / ((1 + x) * Ln2)),
        Operation.Log10P1 => Inside(y, 1 / ((1 + x) * Ln10)),
        Operation.Sin => Math.Cos(x),
        Operation.Cos => -Math.Sin(x),
        Operation.Tan => 1 + y * y,
        Operation.SinPi => Math.PI * double.CosPi(x),
        Operation.CosPi => -Math.PI * double.SinPi(x),
        Operation.TanPi => Math.PI * (1 + y * y),
        Operation.Asin => 1 / Math.Sqrt((1 - x) * (1 + x)),
        Operation.Acos => -1 / Math.Sqrt((1 - x) * (1 + x)),
        Operation.Atan => 1 / (1 + x * x),
        Operation.AsinPi => 1 / (Math.PI * Math.Sqrt((1 - x) * (1 + x))),
        Operation.AcosPi => -1 / (Math.PI * Math.Sqrt((1 - x) * (1 + x))),
        Operation.AtanPi => 1 / (Math.PI * (1 + x * x)),
        Operation.Sinh => Math.Cosh(x),
        Operation.Cosh => Math.Sinh(x),
        Operation.Asinh => 1 / double.Hypot(x, 1),
        Operation.Acosh => 1 / (Math.Sqrt(x - 1) * Math.Sqrt(x + 1)),
        Operation.Atanh => Inside(y, 1 / ((1 - x) * (1 + x))),
        Operation.ReciprocalEstimate => -1 / (x * x),
        Operation.ReciprocalSqrtEstimate => -0.5 / (x * Math.Sqrt(x)),
        Operation.BitIncrement or Operation.BitDecrement => 1,
        Operation.DegreesToRadians => Math.PI / 180,
        Operation.RadiansToDegrees => 180 / Math.PI,
        Operation.ScaleB => Math.ScaleB(1, (int)constant),
        _ => throw Unknown(operation),
    };

    /// <summary>dz/dx and dz/dy of an operation with two operands.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="x">Its first operand.</param>
    /// <param name="y">Its second operand.</param>
    /// <param name="z">Its result.</param>
    public static (double X, double Y) OfBinary(Operation operation, double x, double y, double z) => operation switch
    {
        Operation.Remainder or Operation.IEEERemainder => (1, -Quotient(x, y, z)),
        Operation.Pow => (Power(x, y), PowerOfExponent(x, y, z)),
        Operation.LogBase => (Inside(z, 1 / (x * Math.Log(y))), -z / (y * Math.Log(y))),
        Operation.Atan2 => Angle(x, y),
        Operation.Atan2Pi => Angle(x, y) is var (dx, dy) ? (dx / Math.PI, dy / Math.PI) : default,
        Operation.Hypot => z == 0 ? (0, 0) : (x / z, y / z),
        Operation.Max or Operation.Min or Operation.MaxNumber or Operation.MinNumber or
        Operation.MaxNative or Operation.MinNative or
        Operation.MaxMagnitude or Operation.MinMagnitude or
        Operation.MaxMagnitudeNumber or Operation.MinMagnitudeNumber => Winner(x, y, z),
        Operation.CopySign => (double.IsNegative(x) == double.IsNegative(y) ? 1 : -1, 0),
        _ => throw Unknown(operation),
    };

    /// <summary>The derivatives of an operation with three operands.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="a">Its first operand.</param>
    /// <param name="b">Its second operand.</param>
    /// <param name="c">Its third operand.</param>
    /// <param name="result">Its result.</param>
    public static (double A, double B, double C) OfTernary(Operation operation, double a, double b, double c, double result) =>
        operation switch
        {
            // Equals, not ==: NaN passes through as the value it is.
            Operation.Clamp or Operation.ClampNative =>
                result.Equals(a) ? (1, 0, 0) : result.Equals(b) ? (0, 1, 0) : (0, 0, 1),
            Operation.FusedMultiplyAdd or Operation.MultiplyAddEstimate => (b, a, 1),
            Operation.Lerp => (1 - c, c, b - a),
            _ => throw Unknown(operation),
        };

    // Outside the domain, where the result is NaN, the formula would still give a number.
    private static double Inside(double result, double derivative) => double.IsNaN(result) ? double.NaN : derivative;

    internal static double SigmoidSlope(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return e / ((1 + e) * (1 + e));
    }

    private static double Power(double x, double p) => p == 0 ? 0 : p * Math.Pow(x, p - 1);

    private static double PowerOfExponent(double x, double p, double y) => x == 0 && p >= 0 ? 0 : y * Math.Log(x);

    private static double Root(double x, double y, double n) =>
        x != 0 ? y / (n * x) : n == 1 ? 1 : n > 1 ? double.PositiveInfinity : y / (n * x);

    // x = quotient · y + remainder. x / y itself will not do: 1 / 0.1 rounds to 10, while 1 % 0.1 leaves a remainder at a quotient of 9.
    private static double Quotient(double x, double y, double remainder) => Math.Round((x - remainder) / y);

    private static (double Y, double X) Angle(double y, double x)
    {
        var r = double.Hypot(x, y);
        return r == 0 ? (0, 0) : (x / r / r, -(y / r) / r);
    }

    private static (double X, double Y) Winner(double x, double y, double z) =>
        x == y ? (0.5, 0.5) : z.Equals(x) ? (1, 0) : (0, 1);

    private static InvalidOperationException Unknown(Operation operation) => new($"{operation} has no derivative rule for this number of operands.");
}
