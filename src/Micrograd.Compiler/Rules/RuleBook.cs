using Micrograd.Compiler.Ir;
using static Micrograd.Compiler.Rules.RuleShapes;

namespace Micrograd.Compiler.Rules;

/// <summary>The derivative rules, in operands, result <c>y</c> and incoming adjoint <c>g</c>. What happens at kinks and edges is told in docs/rules.md.</summary>
/// <remarks>Every pullback is linear in g, and its conditions ask for operands and results, so that a derivative can be differentiated again.</remarks>
public static class RuleBook
{
    private const double Ln2 = 0.69314718055994530942;
    private const double Ln10 = 2.30258509299404568402;

    private static readonly Dictionary<OpCode, Rule> Rules = new()
    {
        // Arithmetic.
        [OpCode.Add] = Binary((g, a, b, y) => g, (g, a, b, y) => g),
        [OpCode.Subtract] = Binary((g, a, b, y) => g, (g, a, b, y) => -g),
        [OpCode.Multiply] = Binary((g, a, b, y) => g * b, (g, a, b, y) => g * a),
        [OpCode.Divide] = Binary((g, a, b, y) => g / b, (g, a, b, y) => a.IsConstant(out var one) && one == 1 ? -(g * y * y) : -(g / b * y)), // a reciprocal knows its square
        [OpCode.Remainder] = Binary((g, a, b, y) => g, (g, a, b, y) => -(g * Quotient(a, b, y))),
        [OpCode.IEEERemainder] = Binary((g, a, b, y) => g, (g, a, b, y) => -(g * Quotient(a, b, y))),
        [OpCode.Negate] = Unary((g, x, y) => -g),
        [OpCode.Convert] = Unary(Kinks.Convert),
        [OpCode.FusedMultiplyAdd] = Ternary((g, a, b, c, y) => g * b, (g, a, b, c, y) => g * a, (g, a, b, c, y) => g),
        [OpCode.MultiplyAddEstimate] = Ternary((g, a, b, c, y) => g * b, (g, a, b, c, y) => g * a, (g, a, b, c, y) => g),
        [OpCode.Lerp] = Ternary((g, a, b, t, y) => g * (1 - t), (g, a, b, t, y) => g * t, (g, a, b, t, y) => g * (b - a)),

        // Roots and powers.
        [OpCode.Sqrt] = Unary((g, x, y) => 0.5 * g / y).Singular((x, y) => y.EqualTo(0)),
        [OpCode.Cbrt] = Unary((g, x, y) => g / (3 * y * y)).Singular((x, y) => y.EqualTo(0)),
        [OpCode.RootN] = Binary(Powers.Root, null) with { IsSingular = true },
        [OpCode.ReciprocalEstimate] = Unary((g, x, y) => -(g / (x * x))),
        [OpCode.ReciprocalSqrtEstimate] = Unary((g, x, y) => -0.5 * g / (x * Sqrt(x))).Singular((x, y) => x[0].EqualTo(0)),
        [OpCode.Pow] = Binary(Powers.Base, Powers.Exponent) with { IsSingular = true },
        [OpCode.Hypot] = Binary((g, a, b, y) => UnlessOrigin(a, b, y, () => g * (a / y)), (g, a, b, y) => UnlessOrigin(a, b, y, () => g * (b / y))),

        // Exponentials and logarithms.
        [OpCode.Exp] = Unary((g, x, y) => g * y),
        [OpCode.Exp2] = Unary((g, x, y) => Ln2 * g * y),
        [OpCode.Exp10] = Unary((g, x, y) => Ln10 * g * y),
        [OpCode.ExpM1] = Unary((g, x, y) => g * PlusOne(y, x, OpCode.Exp)),
        [OpCode.Exp2M1] = Unary((g, x, y) => Ln2 * g * PlusOne(y, x, OpCode.Exp2)),
        [OpCode.Exp10M1] = Unary((g, x, y) => Ln10 * g * PlusOne(y, x, OpCode.Exp10)),
        [OpCode.Log] = Unary((g, x, y) => NaNBelow(0, x, () => g / x)).Singular((x, y) => x[0].EqualTo(0)),
        [OpCode.Log2] = Unary((g, x, y) => NaNBelow(0, x, () => g / (Ln2 * x))).Singular((x, y) => x[0].EqualTo(0)),
        [OpCode.Log10] = Unary((g, x, y) => NaNBelow(0, x, () => g / (Ln10 * x))).Singular((x, y) => x[0].EqualTo(0)),
        [OpCode.LogBase] = Binary((g, x, b, y) => NaNBelow(0, x, () => g / (x * Log(b))), (g, x, b, y) => -(g * y / (b * Log(b))))
            .Singular((x, y) => x[0].EqualTo(0)),
        [OpCode.LogP1] = Unary((g, x, y) => NaNBelow(-1, x, () => g / (1 + x))).Singular((x, y) => x[0].EqualTo(-1)),
        [OpCode.Log2P1] = Unary((g, x, y) => NaNBelow(-1, x, () => g / (Ln2 * (1 + x)))).Singular((x, y) => x[0].EqualTo(-1)),
        [OpCode.Log10P1] = Unary((g, x, y) => NaNBelow(-1, x, () => g / (Ln10 * (1 + x)))).Singular((x, y) => x[0].EqualTo(-1)),

        // Circular functions.
        [OpCode.Sin] = Unary((g, x, y) => g * x.Unary(OpCode.Cos)),
        [OpCode.Cos] = Unary((g, x, y) => -(g * x.Unary(OpCode.Sin))),
        [OpCode.SinOfSinCos] = Unary((g, x, y) => g * x.Unary(OpCode.CosOfSinCos)),
        [OpCode.CosOfSinCos] = Unary((g, x, y) => -(g * x.Unary(OpCode.SinOfSinCos))),
        [OpCode.Tan] = Unary((g, x, y) => g * (1 + y * y)),
        [OpCode.SinPi] = Unary((g, x, y) => x.Pi * g * x.Unary(OpCode.CosPi)),
        [OpCode.CosPi] = Unary((g, x, y) => -(x.Pi * g * x.Unary(OpCode.SinPi))),
        [OpCode.SinOfSinCosPi] = Unary((g, x, y) => x.Pi * g * x.Unary(OpCode.CosOfSinCosPi)),
        [OpCode.CosOfSinCosPi] = Unary((g, x, y) => -(x.Pi * g * x.Unary(OpCode.SinOfSinCosPi))),
        [OpCode.TanPi] = Unary((g, x, y) => x.Pi * g * (1 + y * y)),
        [OpCode.Asin] = Unary((g, x, y) => g / Cathetus(x)).Singular((x, y) => AtUnit(x[0])),
        [OpCode.Acos] = Unary((g, x, y) => -(g / Cathetus(x))).Singular((x, y) => AtUnit(x[0])),
        [OpCode.AsinPi] = Unary((g, x, y) => g / (x.Pi * Cathetus(x))).Singular((x, y) => AtUnit(x[0])),
        [OpCode.AcosPi] = Unary((g, x, y) => -(g / (x.Pi * Cathetus(x)))).Singular((x, y) => AtUnit(x[0])),
        [OpCode.Atan] = Unary((g, x, y) => g / (1 + x * x)),
        [OpCode.AtanPi] = Unary((g, x, y) => g / (x.Pi * (1 + x * x))),
        [OpCode.Atan2] = Binary((g, a, b, y) => ByRadius(a, b, r => g * (b / r) / r), (g, a, b, y) => ByRadius(a, b, r => -(g * (a / r) / r))),
        [OpCode.Atan2Pi] = Binary(
            (g, a, b, y) => ByRadius(a, b, r => g * (b / r) / (a.Pi * r)),
            (g, a, b, y) => ByRadius(a, b, r => -(g * (a / r) / (a.Pi * r)))),
        [OpCode.DegreesToRadians] = Unary((g, x, y) => g.Unary(OpCode.DegreesToRadians)),
        [OpCode.RadiansToDegrees] = Unary((g, x, y) => g.Unary(OpCode.RadiansToDegrees)),

        // Hyperbolic functions.
        [OpCode.Sinh] = Unary((g, x, y) => g * x.Unary(OpCode.Cosh)),
        [OpCode.Cosh] = Unary((g, x, y) => g * x.Unary(OpCode.Sinh)),
        [OpCode.Tanh] = Unary((g, x, y) => g * ((1 - y) * (1 + y))),
        [OpCode.Asinh] = Unary((g, x, y) => g / x.Binary(OpCode.Hypot, x.Constant(1))),
        [OpCode.Acosh] = Unary((g, x, y) => g / (Sqrt(x - 1) * Sqrt(x + 1))).Singular((x, y) => x[0].EqualTo(1)),
        [OpCode.Atanh] = Unary((g, x, y) => NaNOutsideUnit(x, () => g / ((1 - x) * (1 + x)))).Singular((x, y) => AtUnit(x[0])),

        // Pieces.
        [OpCode.Abs] = Unary(Kinks.Abs),
        [OpCode.CopySign] = Binary(Kinks.CopySign, null),
        [OpCode.Max] = Binary(Winners.First(OpCode.Greater, NaNs.Win), Winners.Second(OpCode.Greater, NaNs.Win)),
        [OpCode.Min] = Binary(Winners.First(OpCode.Less, NaNs.Win), Winners.Second(OpCode.Less, NaNs.Win)),
        [OpCode.MaxNumber] = Binary(Winners.First(OpCode.Greater, NaNs.Lose), Winners.Second(OpCode.Greater, NaNs.Lose)),
        [OpCode.MinNumber] = Binary(Winners.First(OpCode.Less, NaNs.Lose), Winners.Second(OpCode.Less, NaNs.Lose)),
        [OpCode.MaxNative] = Binary(Winners.First(OpCode.Greater, NaNs.AsOnThisMachine), Winners.Second(OpCode.Greater, NaNs.AsOnThisMachine)),
        [OpCode.MinNative] = Binary(Winners.First(OpCode.Less, NaNs.AsOnThisMachine), Winners.Second(OpCode.Less, NaNs.AsOnThisMachine)),
        [OpCode.MaxMagnitude] = Binary(Winners.FirstOfMagnitudes, Winners.SecondOfMagnitudes),
        [OpCode.MinMagnitude] = Binary(Winners.FirstOfMagnitudes, Winners.SecondOfMagnitudes),
        [OpCode.MaxMagnitudeNumber] = Binary(Winners.FirstOfMagnitudes, Winners.SecondOfMagnitudes),
        [OpCode.MinMagnitudeNumber] = Binary(Winners.FirstOfMagnitudes, Winners.SecondOfMagnitudes),
        [OpCode.Clamp] = Ternary(Kinks.ClampInside, Kinks.ClampLow, Kinks.ClampHigh),
        [OpCode.ClampNaN] = Ternary(Kinks.ClampNaNInside, Kinks.ClampNaNLow, Kinks.ClampNaNHigh),
        [OpCode.ClampNative] = Ternary(Kinks.ClampNativeInside, Kinks.ClampNativeLow, Kinks.ClampHigh),
        [OpCode.BitIncrement] = Unary((g, x, y) => g),
        [OpCode.BitDecrement] = Unary((g, x, y) => g),
        [OpCode.WithPartial] = new([(g, x, y) => g, (g, x, y) => g * x[2], null]),
        [OpCode.ScaleB] = Binary((g, x, n, y) => g.Binary(OpCode.ScaleB, n), null),
    };

    /// <summary>Integers, <c>bool</c>s, and reals that do not move with their operand.</summary>
    private static readonly OpCode[] ZeroDerivative =
    [
        OpCode.And, OpCode.Or, OpCode.Xor, OpCode.Complement, OpCode.ShiftLeft, OpCode.ShiftRight, OpCode.UnsignedShiftRight, OpCode.Not,
        OpCode.Equal, OpCode.NotEqual, OpCode.Less, OpCode.LessOrEqual, OpCode.Greater, OpCode.GreaterOrEqual,
        OpCode.Sign, OpCode.Floor, OpCode.Ceiling, OpCode.Truncate, OpCode.Round, OpCode.RoundDigits, OpCode.RoundMode, OpCode.RoundDigitsMode, OpCode.ILogB,
        OpCode.IsNaN, OpCode.IsInfinity, OpCode.IsPositiveInfinity, OpCode.IsNegativeInfinity, OpCode.IsFinite, OpCode.IsNegative, OpCode.IsPositive,
        OpCode.IsNormal, OpCode.IsSubnormal, OpCode.IsInteger, OpCode.IsEvenInteger, OpCode.IsOddInteger, OpCode.IsRealNumber, OpCode.IsPow2, OpCode.Stop,
    ];

    static RuleBook()
    {
        foreach (var op in ZeroDerivative)
        {
            Rules.Add(op, new Rule(new Pullback?[op.Arity()]));
        }
    }

    /// <summary>The rule of an operation; operations on integers and comparisons have zero derivative.</summary>
    public static Rule For(OpCode op) => Rules[op];

    /// <summary>What an operand receives: its pullback, where an adjoint of exactly 0 stays 0 at a singular edge of the domain.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="operand">Which operand.</param>
    /// <param name="g">Adjoint of the result; or the operand's tangent, which gives its share of the result's tangent.</param>
    /// <param name="x">The operands.</param>
    /// <param name="y">The result.</param>
    /// <returns>Null where it is zero: a zero derivative, an operand or result that is not real, a structural zero.</returns>
    public static Expr? Contribution(OpCode op, int operand, Expr g, IReadOnlyList<Expr> x, Expr y)
    {
        if (For(op).Pullbacks[operand] is not { } pullback || !x[operand].Type.IsReal || !y.Type.IsReal || g.IsZero)
        {
            return null;
        }

        var share = pullback(g, x, y);
        return share.IsZero ? null : share;
    }
}
