using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>The rules of functions made of pieces.</summary>
internal static class Kinks
{
    /// <summary>The sign of x; 0 at 0. Not by <c>Math.Sign</c>, which throws on NaN.</summary>
    public static Expr Abs(Expr g, Expr x, Expr y) =>
        (x > 0).Select(g.Type, () => g, () => (x < 0).Select(g.Type, () => -g, () => g.Constant(0)));

    /// <summary>+1 if the signs agree, else −1; −0 has a sign too.</summary>
    public static Expr CopySign(Expr g, Expr x, Expr sign, Expr y) =>
        x.Test(OpCode.IsNegative).EqualTo(sign.Test(OpCode.IsNegative)).Select(g.Type, () => g, () => -g);

    /// <summary>Inside, bounds included.</summary>
    public static Expr ClampInside(Expr g, Expr x, Expr low, Expr high, Expr y) =>
        (x < low).Or(() => x > high).Select(g.Type, () => g.Constant(0), () => g);

    /// <summary>The lower bound, below it.</summary>
    public static Expr ClampLow(Expr g, Expr x, Expr low, Expr high, Expr y) => (x < low).Select(g.Type, () => g, () => g.Constant(0));

    /// <summary>The upper bound, above it.</summary>
    public static Expr ClampHigh(Expr g, Expr x, Expr low, Expr high, Expr y) => (x > high).Select(g.Type, () => g, () => g.Constant(0));

    /// <summary>As <see cref="ClampInside"/>, but a NaN bound is the result.</summary>
    public static Expr ClampNaNInside(Expr g, Expr x, Expr low, Expr high, Expr y) =>
        OrNaN(x < low, low).Or(() => OrNaN(x > high, high)).Select(g.Type, () => g.Constant(0), () => g);

    /// <summary>As <see cref="ClampLow"/>, and for a NaN bound.</summary>
    public static Expr ClampNaNLow(Expr g, Expr x, Expr low, Expr high, Expr y) => OrNaN(x < low, low).Select(g.Type, () => g, () => g.Constant(0));

    /// <summary>As <see cref="ClampHigh"/>, and for a NaN bound.</summary>
    public static Expr ClampNaNHigh(Expr g, Expr x, Expr low, Expr high, Expr y) => OrNaN(x > high, high).Select(g.Type, () => g, () => g.Constant(0));

    /// <summary>As <see cref="ClampInside"/>, but some processors answer a NaN with the lower bound.</summary>
    public static Expr ClampNativeInside(Expr g, Expr x, Expr low, Expr high, Expr y) =>
        (x < low).Or(() => (x > high).Or(() => IsNaNLost(x, y))).Select(g.Type, () => g.Constant(0), () => g);

    /// <summary>As <see cref="ClampLow"/>, and for a NaN that became the bound.</summary>
    public static Expr ClampNativeLow(Expr g, Expr x, Expr low, Expr high, Expr y) =>
        (x < low).Or(() => IsNaNLost(x, y)).Select(g.Type, () => g, () => g.Constant(0));

    /// <summary>A pullback gives the operand's type, a pushforward the result's. What saturates to ∞ no longer moves.</summary>
    public static Expr Convert(Expr g, Expr x, Expr y)
    {
        var target = g.Type == y.Type ? x.Type : y.Type;
        return x.Type != IrType.Double || y.Type != IrType.Single
            ? g.ConvertTo(target)
            : y.Test(OpCode.IsInfinity).And(() => x.Test(OpCode.IsFinite)).Select(target, () => g.Zero(target), () => g.ConvertTo(target));
    }

    /// <summary>A constant bound is a number and needs no test.</summary>
    private static Expr OrNaN(Expr outside, Expr bound) => bound.IsConstant(out var value) && !double.IsNaN(value) ? outside : outside.Or(() => bound.Test(OpCode.IsNaN));

    private static Expr IsNaNLost(Expr x, Expr y) => x.Test(OpCode.IsNaN).And(() => y.Test(OpCode.IsNaN).Unary(OpCode.Not));
}
