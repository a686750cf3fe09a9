using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>The words in which <see cref="RuleBook"/> is written.</summary>
internal static class RuleShapes
{
    public delegate Expr UnaryPullback(Expr g, Expr x, Expr y);

    public delegate Expr BinaryPullback(Expr g, Expr a, Expr b, Expr y);

    public delegate Expr TernaryPullback(Expr g, Expr a, Expr b, Expr c, Expr y);

    public static Rule Unary(UnaryPullback pullback) => new([(g, x, y) => pullback(g, x[0], y)]);

    /// <summary>A null second pullback: that operand is an integer, or does not move the result.</summary>
    public static Rule Binary(BinaryPullback first, BinaryPullback? second) =>
        new([(g, x, y) => first(g, x[0], x[1], y), second is null ? null : (g, x, y) => second(g, x[0], x[1], y)]);

    public static Rule Ternary(TernaryPullback first, TernaryPullback second, TernaryPullback third) =>
        new([(g, x, y) => first(g, x[0], x[1], x[2], y), (g, x, y) => second(g, x[0], x[1], x[2], y), (g, x, y) => third(g, x[0], x[1], x[2], y)]);

    public static Expr Sqrt(Expr x) => x.Unary(OpCode.Sqrt);

    public static Expr Log(Expr x) => x.Unary(OpCode.Log);

    /// <summary>√(1 − x²), factored to keep the digits near ±1.</summary>
    public static Expr Cathetus(Expr x) => Sqrt((1 - x) * (1 + x));

    public static Expr AtUnit(Expr x) => x.Unary(OpCode.Abs).EqualTo(1);

    /// <summary>The integer n of a remainder y = a − n·b. From y, because a / b can round up to the next integer (0.9 / 0.1 is 9, and 0.9 % 0.1 is 0.9 − 8·0.1).</summary>
    public static Expr Quotient(Expr a, Expr b, Expr y) => ((a - y) / b).Unary(OpCode.Round);

    /// <summary>y + 1 for y = f(x) − 1; where that cancels, near y = −1, f(x) itself.</summary>
    public static Expr PlusOne(Expr y, Expr x, OpCode f) => (y > -0.5).Select(y.Type, () => y + 1, () => x.Unary(f));

    /// <summary>NaN outside the domain, as the function itself: the formula alone goes on there with numbers that mean nothing.</summary>
    public static Expr NaNBelow(double low, Expr x, Func<Expr> formula) => (x < low).Select(x.Type, () => x.NaN, formula);

    /// <summary>NaN outside −1 … 1, as the function itself.</summary>
    public static Expr NaNOutsideUnit(Expr x, Func<Expr> formula) => (x.Unary(OpCode.Abs) > 1).Select(x.Type, () => x.NaN, formula);

    /// <summary>0 where the radius is: the kink of a cone is given the slope 0.</summary>
    public static Expr UnlessZero(Expr radius, Func<Expr> formula) => radius.EqualTo(0).Select(radius.Type, () => radius.Constant(0), formula);

    /// <summary>A formula in the radius of (a, b), which does not overflow as a² + b² does; 0 at the origin.</summary>
    public static Expr ByRadius(Expr a, Expr b, Func<Expr, Expr> formula)
    {
        var radius = a.Binary(OpCode.Hypot, b);
        return UnlessOrigin(a, b, radius, () => formula(radius));
    }

    /// <summary>0 at the origin; of a constant other than 0 it is known that this is not there.</summary>
    public static Expr UnlessOrigin(Expr a, Expr b, Expr radius, Func<Expr> formula) => IsApart(a) || IsApart(b) ? formula() : UnlessZero(radius, formula);

    private static bool IsApart(Expr number) => number.IsConstant(out var value) && value != 0;
}
