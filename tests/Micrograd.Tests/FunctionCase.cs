using Micrograd.Networks;

namespace Micrograd.Tests;

/// <summary>A function on the graph, the .NET function it must equal, and points at which to try both.</summary>
/// <param name="Name">Its name in test results.</param>
/// <param name="Graph">The function over values.</param>
/// <param name="Reference">The function over numbers.</param>
/// <param name="Points">Arguments, inside the domain and away from kinks.</param>
public sealed record FunctionCase(string Name, Func<Value[], Value> Graph, Func<double[], double> Reference, double[][] Points)
{
    /// <summary>The smooth function to differentiate, where the .NET function is not smooth itself.</summary>
    public Func<double[], double> Smooth { get; init; } = Reference;

    public override string ToString() => Name;

    private static readonly double[] Anywhere = [-2.3, -0.7, 0.3, 1.1, 2.9];
    private static readonly double[] Positive = [0.4, 0.9, 1.3, 2.7, 11.5];
    private static readonly double[] Unit = [-0.8, -0.35, 0.15, 0.5, 0.7];

    private static readonly double[][] Pairs = [[1.3, 0.7], [-2.1, 0.9], [0.6, -3.2], [-1.4, -0.3], [2.5, 4.5]];
    private static readonly double[][] PositivePairs = [[1.3, 0.7], [2.1, 0.4], [0.6, 3.2], [4.0, 1.7], [0.3, 2.5]];
    private static readonly double[][] Triples = [[1.3, 0.7, 2.1], [-2.0, 0.9, 1.4], [0.6, -3.2, 0.1], [-1.4, -0.3, -2.2], [2.5, 4.5, 6.0]];

    // Below, inside and above the bounds.
    private static readonly double[][] Clamped = [[-1.0, 0.5, 2.0], [0.9, 0.5, 2.0], [3.0, 0.5, 2.0], [-4.0, -5.0, -3.5], [7.0, -1.0, 1.0]];

    public static readonly FunctionCase[] All =
    [
        new("x + y", v => v[0] + v[1], x => x[0] + x[1], Pairs),
        new("x - y", v => v[0] - v[1], x => x[0] - x[1], Pairs),
        new("x * y", v => v[0] * v[1], x => x[0] * x[1], Pairs),
        new("x / y", v => v[0] / v[1], x => x[0] / x[1], Pairs),
        new("x % y", v => v[0] % v[1], x => x[0] % x[1], Pairs),
        Unary("-x", v => -v, x => -x, Anywhere),
        Unary("Abs", v => v.Abs(), Math.Abs, Anywhere),
        Unary("Relu", v => v.Relu(), x => Math.Max(x, 0), Anywhere),
        Unary("Sqrt", v => v.Sqrt(), Math.Sqrt, Positive),
        Unary("Cbrt", v => v.Cbrt(), Math.Cbrt, [-8.1, -0.7, 0.6, 1.9, 30]),
        Unary("RootN(5)", v => v.RootN(5), x => double.RootN(x, 5), [-8.1, -0.7, 0.6, 1.9, 30]),
        Unary("RootN(-2)", v => v.RootN(-2), x => double.RootN(x, -2), Positive),
        Unary("Exp", v => v.Exp(), Math.Exp, Anywhere),
        Unary("Exp2", v => v.Exp2(), double.Exp2, Anywhere),
        Unary("Exp10", v => v.Exp10(), double.Exp10, Anywhere),
        Unary("ExpM1", v => v.ExpM1(), double.ExpM1, Anywhere),
        Unary("Exp2M1", v => v.Exp2M1(), double.Exp2M1, Anywhere),
        Unary("Exp10M1", v => v.Exp10M1(), double.Exp10M1, Anywhere),
        Unary("Log", v => v.Log(), Math.Log, Positive),
        Unary("Log2", v => v.Log2(), Math.Log2, Positive),
        Unary("Log10", v => v.Log10(), Math.Log10, Positive),
        Unary("LogP1", v => v.LogP1(), double.LogP1, [-0.5, 0.2, 0.9, 2.7, 11.5]),
        Unary("Log2P1", v => v.Log2P1(), double.Log2P1, [-0.5, 0.2, 0.9, 2.7, 11.5]),
        Unary("Log10P1", v => v.Log10P1(), double.Log10P1, [-0.5, 0.2, 0.9, 2.7, 11.5]),
        Unary("Sin", v => v.Sin(), Math.Sin, Anywhere),
        Unary("Cos", v => v.Cos(), Math.Cos, Anywhere),
        Unary("Tan", v => v.Tan(), Math.Tan, [-1.0, -0.7, 0.3, 0.9, 2.9]),
        Unary("SinPi", v => v.SinPi(), double.SinPi, Anywhere),
        Unary("CosPi", v => v.CosPi(), double.CosPi, Anywhere),
        Unary("TanPi", v => v.TanPi(), double.TanPi, [-0.3, -0.1, 0.05, 0.2, 1.1]),
        Unary("Asin", v => v.Asin(), Math.Asin, Unit),
        Unary("Acos", v => v.Acos(), Math.Acos, Unit),
        Unary("Atan", v => v.Atan(), Math.Atan, Anywhere),
        Unary("AsinPi", v => v.AsinPi(), double.AsinPi, Unit),
        Unary("AcosPi", v => v.AcosPi(), double.AcosPi, Unit),
        Unary("AtanPi", v => v.AtanPi(), double.AtanPi, Anywhere),
        Unary("Sinh", v => v.Sinh(), Math.Sinh, Anywhere),
        Unary("Cosh", v => v.Cosh(), Math.Cosh, Anywhere),
        Unary("Tanh", v => v.Tanh(), Math.Tanh, Anywhere),
        Unary("Asinh", v => v.Asinh(), Math.Asinh, Anywhere),
        Unary("Acosh", v => v.Acosh(), Math.Acosh, [1.4, 1.9, 2.7, 5, 11.5]),
        Unary("Atanh", v => v.Atanh(), Math.Atanh, Unit),
        Unary("BitIncrement", v => v.BitIncrement(), Math.BitIncrement, Anywhere),
        Unary("BitDecrement", v => v.BitDecrement(), Math.BitDecrement, Anywhere),
        Unary("DegreesToRadians", v => v.DegreesToRadians(), double.DegreesToRadians, Anywhere),
        Unary("RadiansToDegrees", v => v.RadiansToDegrees(), double.RadiansToDegrees, Anywhere),
        Unary("ScaleB(-3)", v => v.ScaleB(-3), x => Math.ScaleB(x, -3), Anywhere),
        Unary("ReciprocalEstimate", v => v.ReciprocalEstimate(), double.ReciprocalEstimate, Positive) with { Smooth = x => 1 / x[0] },
        Unary("ReciprocalSqrtEstimate", v => v.ReciprocalSqrtEstimate(), double.ReciprocalSqrtEstimate, Positive) with { Smooth = x => 1 / Math.Sqrt(x[0]) },
        Unary("Sigmoid", v => v.Sigmoid(), Logistic, Anywhere),
        Unary("Pow(2)", v => v.Pow(2), x => Math.Pow(x, 2), Anywhere),
        Unary("Pow(-1.5)", v => v.Pow(-1.5), x => Math.Pow(x, -1.5), Positive),
        Unary("Pow(0)", v => v.Pow(0), x => Math.Pow(x, 0), Anywhere),
        new("Pow", v => v[0].Pow(v[1]), x => Math.Pow(x[0], x[1]), PositivePairs),
        new("Log(base)", v => v[0].Log(v[1]), x => Math.Log(x[0], x[1]), [[1.3, 2.7], [2.1, 0.4], [0.6, 3.2], [4.0, 1.7], [9, 10]]),
        new("Atan2", v => Value.Atan2(v[0], v[1]), x => Math.Atan2(x[0], x[1]), Pairs),
        new("Atan2Pi", v => Value.Atan2Pi(v[0], v[1]), x => double.Atan2Pi(x[0], x[1]), Pairs),
        new("Hypot", v => Value.Hypot(v[0], v[1]), x => double.Hypot(x[0], x[1]), Pairs),
        new("Max", v => Value.Max(v[0], v[1]), x => Math.Max(x[0], x[1]), Pairs),
        new("Min", v => Value.Min(v[0], v[1]), x => Math.Min(x[0], x[1]), Pairs),
        new("MaxNumber", v => Value.MaxNumber(v[0], v[1]), x => double.MaxNumber(x[0], x[1]), Pairs),
        new("MinNumber", v => Value.MinNumber(v[0], v[1]), x => double.MinNumber(x[0], x[1]), Pairs),
        new("MaxNative", v => Value.MaxNative(v[0], v[1]), x => double.MaxNative(x[0], x[1]), Pairs),
        new("MinNative", v => Value.MinNative(v[0], v[1]), x => double.MinNative(x[0], x[1]), Pairs),
        new("MaxMagnitude", v => Value.MaxMagnitude(v[0], v[1]), x => Math.MaxMagnitude(x[0], x[1]), Pairs),
        new("MinMagnitude", v => Value.MinMagnitude(v[0], v[1]), x => Math.MinMagnitude(x[0], x[1]), Pairs),
        new("MaxMagnitudeNumber", v => Value.MaxMagnitudeNumber(v[0], v[1]), x => double.MaxMagnitudeNumber(x[0], x[1]), Pairs),
        new("MinMagnitudeNumber", v => Value.MinMagnitudeNumber(v[0], v[1]), x => double.MinMagnitudeNumber(x[0], x[1]), Pairs),
        new("CopySign", v => Value.CopySign(v[0], v[1]), x => Math.CopySign(x[0], x[1]), Pairs),
        new("IEEERemainder", v => Value.IEEERemainder(v[0], v[1]), x => Math.IEEERemainder(x[0], x[1]), Pairs),
        new("Clamp", v => Value.Clamp(v[0], v[1], v[2]), x => Math.Clamp(x[0], x[1], x[2]), Clamped),
        new("ClampNative", v => Value.ClampNative(v[0], v[1], v[2]), x => double.ClampNative(x[0], x[1], x[2]), Clamped),
        new("FusedMultiplyAdd", v => Value.FusedMultiplyAdd(v[0], v[1], v[2]), x => Math.FusedMultiplyAdd(x[0], x[1], x[2]), Triples),
        new("MultiplyAddEstimate", v => Value.MultiplyAddEstimate(v[0], v[1], v[2]), x => double.MultiplyAddEstimate(x[0], x[1], x[2]), Triples),
        new("Lerp", v => Value.Lerp(v[0], v[1], v[2]), x => double.Lerp(x[0], x[1], x[2]), Triples),
        new("Sum", v => Value.Sum(v), x => 0.0 + x[0] + x[1] + x[2], Triples),
        new("Dot", v => Value.Dot([v[0], v[1]], [v[2], v[0]]), x => 0.0 + x[0] * x[2] + x[1] * x[0], Triples),
        new("Affine", v => Value.Affine([v[0]], [v[1]], v[2]), x => x[2] + x[0] * x[1], Triples),
        new("Affine, ReLU", v => Value.Affine([v[0]], [v[1]], v[2], Activation.ReLU), x => Math.Max(x[2] + x[0] * x[1], 0), Triples),
        new("Affine, Tanh", v => Value.Affine([v[0]], [v[1]], v[2], Activation.Tanh), x => Math.Tanh(x[2] + x[0] * x[1]), Triples),
        new("Affine, Sigmoid", v => Value.Affine([v[0]], [v[1]], v[2], Activation.Sigmoid), x => Logistic(x[2] + x[0] * x[1]), Triples),
        new("SumOfSquares", v => Value.SumOfSquares(v[0], v[1], v[0], v[2]), x => 0.0 + x[0] * x[0] + x[1] * x[1] + x[0] * x[0] + x[2] * x[2], Triples),
        new("LogSumExp", v => Value.LogSumExp(v), x => x.Max() + Math.Log(0.0 + Math.Exp(x[0] - x.Max()) + Math.Exp(x[1] - x.Max()) + Math.Exp(x[2] - x.Max())), Triples),
        new("Softplus", v => v[0].Softplus(), x => Softplus(x[0]), [.. Anywhere.Select(x => new[] { x })]),
    ];

    private static FunctionCase Unary(string name, Func<Value, Value> graph, Func<double, double> reference, double[] points) =>
        new(name, v => graph(v[0]), x => reference(x[0]), [.. points.Select(x => new[] { x })]);

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    // Written out with Kahan's ln(1 + e), since double.LogP1 rounds 1 + e away.
    private static double Softplus(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return Math.Max(x, 0) + Math.Log(1 + e) * e / (1 + e - 1);
    }
}
