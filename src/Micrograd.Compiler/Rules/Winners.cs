using Micrograd.Compiler.Ir;
using static Micrograd.Compiler.Rules.RuleShapes;

namespace Micrograd.Compiler.Rules;

/// <summary>The rules of maxima and minima: all to the operand that is the result, half to each of two equal ones.</summary>
internal static class Winners
{
    /// <summary>The share of the first operand; <paramref name="better"/> says when a value wins against another.</summary>
    public static BinaryPullback First(OpCode better, NaNs nans) => (g, a, b, y) =>
        TestsSecond(a, b, nans) ? Loser(g, b, a, y, better, nans) : Winner(g, a, b, y, better, nans);

    /// <summary>The share of the second operand.</summary>
    public static BinaryPullback Second(OpCode better, NaNs nans) => (g, a, b, y) =>
        TestsSecond(a, b, nans) ? Winner(g, b, a, y, better, nans) : Loser(g, a, b, y, better, nans);

    /// <summary>The share of the first operand where size decides: the result tells which one it was.</summary>
    public static Expr FirstOfMagnitudes(Expr g, Expr a, Expr b, Expr y) =>
        a.EqualTo(b).Select(g.Type, () => 0.5 * g, () => IsResult(a, y).Select(g.Type, () => g, () => g.Constant(0)));

    /// <summary>The share of the second operand where size decides.</summary>
    public static Expr SecondOfMagnitudes(Expr g, Expr a, Expr b, Expr y) =>
        a.EqualTo(b).Select(g.Type, () => 0.5 * g, () => IsResult(a, y).Select(g.Type, () => g.Constant(0), () => g));

    /// <summary>One operand is asked for, so that both shares are decided by the same test and exactly one operand wins. It is the one that needs no test for NaN.
    /// Processors differ in what a first NaN gives, so there the first is asked for.</summary>
    private static bool TestsSecond(Expr a, Expr b, NaNs nans) => nans switch
    {
        NaNs.Win => IsNumber(b),
        NaNs.Lose => IsNumber(a),
        _ => false,
    };

    private static Expr Winner(Expr g, Expr tested, Expr other, Expr y, OpCode better, NaNs nans) =>
        Wins(tested, other, y, better, nans).Select(g.Type, () => g, () => tested.EqualTo(other).Select(g.Type, () => 0.5 * g, () => g.Constant(0)));

    private static Expr Loser(Expr g, Expr tested, Expr other, Expr y, OpCode better, NaNs nans) =>
        Wins(tested, other, y, better, nans).Select(g.Type, () => g.Constant(0), () => tested.EqualTo(other).Select(g.Type, () => 0.5 * g, () => g));

    private static Expr Wins(Expr tested, Expr other, Expr y, OpCode better, NaNs nans)
    {
        var wins = better == OpCode.Greater ? tested > other : tested < other;
        return nans switch
        {
            NaNs.Win => IsNumber(tested) ? wins : wins.Or(() => tested.Test(OpCode.IsNaN)),
            NaNs.Lose => IsNumber(other) ? wins : wins.Or(() => other.Test(OpCode.IsNaN)),
            _ => IsNumber(tested) ? wins : wins.Or(() => IsNaNToo(tested, y)),
        };
    }

    private static Expr IsResult(Expr a, Expr y) => y.EqualTo(a).Or(() => IsNaNToo(a, y));

    private static Expr IsNaNToo(Expr a, Expr y) => a.Test(OpCode.IsNaN).And(() => y.Test(OpCode.IsNaN));

    private static bool IsNumber(Expr x) => x.IsConstant(out var value) && !double.IsNaN(value);
}
