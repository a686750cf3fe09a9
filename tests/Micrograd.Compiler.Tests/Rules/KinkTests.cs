using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;
using Micrograd.Compiler.Tests.Ir;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>What happens at kinks and edges, row by row of docs/rules.md, for <c>double</c> and for <c>float</c>.</summary>
public class KinkTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Theory]
    [InlineData(OpCode.Divide, 1, 0, Inf, -Inf)]
    [InlineData(OpCode.Divide, -1, 0, Inf, Inf)]
    [InlineData(OpCode.Hypot, 0, 0, 0, 0)]
    [InlineData(OpCode.Atan2, 0, 0, 0, 0)]
    [InlineData(OpCode.Atan2Pi, 0, 0, 0, 0)]
    [InlineData(OpCode.Atan2, 0, -0.0, 0, 0)]
    [InlineData(OpCode.Max, 2, 2, 0.5, 0.5)]
    [InlineData(OpCode.Max, 0.0, -0.0, 0.5, 0.5)]
    [InlineData(OpCode.Max, 2, 1, 1, 0)]
    [InlineData(OpCode.Max, 1, 2, 0, 1)]
    [InlineData(OpCode.Max, NaN, 1, 1, 0)]
    [InlineData(OpCode.Max, 1, NaN, 0, 1)]
    [InlineData(OpCode.Min, 2, 2, 0.5, 0.5)]
    [InlineData(OpCode.Min, 2, 1, 0, 1)]
    [InlineData(OpCode.Min, NaN, 1, 1, 0)]
    [InlineData(OpCode.Min, 1, NaN, 0, 1)]
    [InlineData(OpCode.MaxNumber, 3, 3, 0.5, 0.5)]
    [InlineData(OpCode.MaxNumber, NaN, 1, 0, 1)]
    [InlineData(OpCode.MaxNumber, 1, NaN, 1, 0)]
    [InlineData(OpCode.MinNumber, 3, 3, 0.5, 0.5)]
    [InlineData(OpCode.MinNumber, NaN, 1, 0, 1)]
    [InlineData(OpCode.MinNumber, 1, NaN, 1, 0)]
    [InlineData(OpCode.MaxNative, 3, 3, 0.5, 0.5)]
    [InlineData(OpCode.MinNative, 3, 3, 0.5, 0.5)]
    [InlineData(OpCode.MaxMagnitude, 3, 3, 0.5, 0.5)]
    [InlineData(OpCode.MaxMagnitude, -3, 3, 0, 1)]
    [InlineData(OpCode.MaxMagnitude, 3, -3, 1, 0)]
    [InlineData(OpCode.MaxMagnitude, -4, 3, 1, 0)]
    [InlineData(OpCode.MaxMagnitude, NaN, 3, 1, 0)]
    [InlineData(OpCode.MaxMagnitude, 3, NaN, 0, 1)]
    [InlineData(OpCode.MinMagnitude, -3, 3, 1, 0)]
    [InlineData(OpCode.MinMagnitude, -4, 3, 0, 1)]
    [InlineData(OpCode.MinMagnitude, NaN, 3, 1, 0)]
    [InlineData(OpCode.MaxMagnitudeNumber, NaN, 3, 0, 1)]
    [InlineData(OpCode.MaxMagnitudeNumber, 3, NaN, 1, 0)]
    [InlineData(OpCode.MinMagnitudeNumber, NaN, 3, 0, 1)]
    [InlineData(OpCode.MinMagnitudeNumber, 3, NaN, 1, 0)]
    [InlineData(OpCode.CopySign, 2, 3, 1, 0)]
    [InlineData(OpCode.CopySign, -2, 3, -1, 0)]
    [InlineData(OpCode.CopySign, -2, -0.0, 1, 0)]
    [InlineData(OpCode.CopySign, 2, -0.0, -1, 0)]
    [InlineData(OpCode.CopySign, -0.0, 1, -1, 0)]
    [InlineData(OpCode.Pow, 0, 2.5, 0, 0)]
    [InlineData(OpCode.Pow, 0, 1, 1, 0)]
    [InlineData(OpCode.Pow, 0, 0.5, Inf, 0)]
    [InlineData(OpCode.Pow, 0, 0, 0, 0)]
    [InlineData(OpCode.Pow, 3, 0, 0, 1.0986122886681098)]
    [InlineData(OpCode.Pow, NaN, 0, 0, NaN)]
    [InlineData(OpCode.Pow, 0, -1, -Inf, -Inf)]
    [InlineData(OpCode.Pow, -2, 3, 12, NaN)]
    [InlineData(OpCode.Pow, -2, 0, -0.0, NaN)]
    [InlineData(OpCode.LogBase, 0, 2, Inf, Inf)]
    [InlineData(OpCode.LogBase, -1, 2, NaN, NaN)]
    [InlineData(OpCode.Remainder, 5.5, -2, 1, 2)]
    [InlineData(OpCode.Remainder, -5.5, 2, 1, 2)]
    public void Of_two_operands(OpCode op, double a, double b, double first, double second)
    {
        Assert.Equal(first, OneOperation.Share(op, 0, 1, a, b), 1e-14);
        Assert.Equal(second, OneOperation.Share(op, 1, 1, a, b), 1e-14);
        Assert.Equal(-3 * first, OneOperation.Share(op, 0, -3, a, b), 1e-13);
        Assert.Equal(-3 * second, OneOperation.Share(op, 1, -3, a, b), 1e-13);
        Assert.Equal(first, OneOperation.Share(op, 0, 1, (float)a, (float)b), 1e-6);
        Assert.Equal(second, OneOperation.Share(op, 1, 1, (float)a, (float)b), 1e-6);
    }

    [Theory]
    [InlineData(OpCode.Abs, 0, 0)]
    [InlineData(OpCode.Abs, -0.0, 0)]
    [InlineData(OpCode.Abs, -3, -1)]
    [InlineData(OpCode.Sqrt, 0, Inf)]
    [InlineData(OpCode.Sqrt, -1, NaN)]
    [InlineData(OpCode.Cbrt, 0, Inf)]
    [InlineData(OpCode.ReciprocalEstimate, 0, -Inf)]
    [InlineData(OpCode.ReciprocalSqrtEstimate, 0, -Inf)]
    [InlineData(OpCode.Log, 0, Inf)]
    [InlineData(OpCode.Log2, 0, Inf)]
    [InlineData(OpCode.Log10, 0, Inf)]
    [InlineData(OpCode.LogP1, -1, Inf)]
    [InlineData(OpCode.Log2P1, -1, Inf)]
    [InlineData(OpCode.Log10P1, -1, Inf)]
    [InlineData(OpCode.Log, -1, NaN)]
    [InlineData(OpCode.Log2, -1, NaN)]
    [InlineData(OpCode.Log10, -1, NaN)]
    [InlineData(OpCode.LogP1, -2, NaN)]
    [InlineData(OpCode.Log2P1, -2, NaN)]
    [InlineData(OpCode.Log10P1, -2, NaN)]
    [InlineData(OpCode.Asin, 1, Inf)]
    [InlineData(OpCode.Asin, -1, Inf)]
    [InlineData(OpCode.Acos, 1, -Inf)]
    [InlineData(OpCode.AsinPi, 1, Inf)]
    [InlineData(OpCode.AcosPi, -1, -Inf)]
    [InlineData(OpCode.Asin, 2, NaN)]
    [InlineData(OpCode.Acosh, 1, Inf)]
    [InlineData(OpCode.Acosh, 0.5, NaN)]
    [InlineData(OpCode.Atanh, 1, Inf)]
    [InlineData(OpCode.Atanh, -1, Inf)]
    [InlineData(OpCode.Atanh, 2, NaN)]
    [InlineData(OpCode.BitIncrement, 0, 1)]
    [InlineData(OpCode.BitDecrement, 0, 1)]
    [InlineData(OpCode.Atan, 1e200, 0)]
    [InlineData(OpCode.Tanh, 40, 0)]
    public void Of_one_operand(OpCode op, double x, double expected)
    {
        Assert.Equal(expected, OneOperation.Share(op, 0, 1, x));
        Assert.Equal(expected, OneOperation.Share(op, 0, 1, (float)x));
    }

    [Theory]
    [InlineData(OpCode.Sqrt, 0)]
    [InlineData(OpCode.Cbrt, 0)]
    [InlineData(OpCode.ReciprocalSqrtEstimate, 0)]
    [InlineData(OpCode.Log, 0)]
    [InlineData(OpCode.Log2, 0)]
    [InlineData(OpCode.Log10, 0)]
    [InlineData(OpCode.LogP1, -1)]
    [InlineData(OpCode.Log2P1, -1)]
    [InlineData(OpCode.Log10P1, -1)]
    [InlineData(OpCode.Asin, 1)]
    [InlineData(OpCode.Acos, -1)]
    [InlineData(OpCode.AsinPi, -1)]
    [InlineData(OpCode.AcosPi, 1)]
    [InlineData(OpCode.Acosh, 1)]
    [InlineData(OpCode.Atanh, 1)]
    public void At_a_singular_edge_an_adjoint_of_zero_stays_zero(OpCode op, double x)
    {
        Assert.True(RuleBook.For(op).IsSingular);
        Assert.Equal(0, OneOperation.Share(op, 0, 0, x));
        Assert.Equal(0, OneOperation.Share(op, 0, 0, (float)x));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-1)]
    [InlineData(-0.5)]
    [InlineData(0)]
    public void At_zero_the_shares_of_a_power_stay_zero(double exponent)
    {
        Assert.Equal(0, OneOperation.Share(OpCode.Pow, 0, 0, 0.0, exponent));
        Assert.Equal(0, OneOperation.Share(OpCode.Pow, 1, 0, 0.0, exponent));
        Assert.Equal(0, WithConstantExponent(exponent, 0, 0));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0, 2, Inf)]
    [InlineData(0, 3, Inf)]
    [InlineData(-8, 3, 1.0 / 12)]
    public void Roots(double x, int degree, double expected)
    {
        Assert.Equal(expected, OneOperation.Share(OpCode.RootN, 0, 1, x, degree), 1e-15);
        Assert.Equal(0, OneOperation.Share(OpCode.RootN, 0, 0, x, degree));
        Assert.Equal(expected, OneOperation.Share(OpCode.RootN, 0, 1, (float)x, degree), 1e-7);
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 0.5, Inf)]
    [InlineData(0, 0, 0)]
    [InlineData(-2, 2, -4)]
    [InlineData(-2, 3, 12)]
    [InlineData(-2, 4, -32)]
    [InlineData(4, 0.5, 0.25)]
    [InlineData(4, -1, -0.0625)]
    public void Powers_with_a_constant_exponent(double x, double exponent, double expected) =>
        Assert.Equal(expected, WithConstantExponent(exponent, 1, x), 1e-14);

    [Fact]
    public void Native_forms_give_a_NaN_its_share_where_it_is_the_result()
    {
        foreach (var op in new[] { OpCode.MaxNative, OpCode.MinNative })
        {
            foreach (var (a, b) in new[] { (NaN, 1.0), (1.0, NaN) })
            {
                var isNaN = double.IsNaN(OneOperation.Value(op, a, b).Real);
                var toNaN = OneOperation.Share(op, double.IsNaN(a) ? 0 : 1, 1, a, b);
                var toNumber = OneOperation.Share(op, double.IsNaN(a) ? 1 : 0, 1, a, b);

                Assert.Equal(isNaN ? (1, 0) : (0, 1), (toNaN, toNumber));
            }
        }

        var clamped = OneOperation.Value(OpCode.ClampNative, NaN, 0.0, 1.0).Real;
        Assert.Equal(double.IsNaN(clamped) ? (1, 0) : (0, 1), (OneOperation.Share(OpCode.ClampNative, 0, 1, NaN, 0.0, 1.0), OneOperation.Share(OpCode.ClampNative, 1, 1, NaN, 0.0, 1.0)));
    }

    [Fact]
    public void A_constant_operand_of_a_maximum_needs_no_test_for_NaN()
    {
        foreach (var op in new[] { OpCode.Max, OpCode.Min, OpCode.MaxNumber, OpCode.MinNumber })
        {
            foreach (var x in new[] { -1.0, 0, 1, NaN })
            {
                var general = OneOperation.Share(op, 0, 1, x, 0.0);
                Assert.Equal(general, WithConstant(op, 0, 1, 0, x));
                Assert.Equal(OneOperation.Share(op, 1, 1, 0.0, x), WithConstant(op, 1, 0, 0, x));
            }
        }
    }

    [Theory]
    [InlineData(1e10, 1)]
    [InlineData(1e39, 0)]
    [InlineData(-1e39, 0)]
    [InlineData(Inf, 1)]
    [InlineData(NaN, 1)]
    public void A_conversion_to_float_stops_where_it_saturates(double x, double expected) =>
        Assert.Equal(expected, OneOperation.Share(OpCode.Convert, 0, 1, IrType.Single, x));

    [Fact]
    public void Conversions_convert_the_adjoint()
    {
        Assert.Equal((double)(float)0.1, OneOperation.Share(OpCode.Convert, 0, 0.1, IrType.Double, 2.5f));
        Assert.Equal(0.5, OneOperation.Share(OpCode.Convert, 0, 0.5, IrType.Double, 2.5));
        Assert.Equal(0, OneOperation.Share(OpCode.Convert, 0, 1, IrType.Double, 7));
    }

    [Theory]
    [InlineData(2.5, 0.1, (double)0.1f)]
    [InlineData(1e39, 0.1, 0)]
    public void A_conversion_pushes_a_tangent_into_the_type_of_its_result(double x, double tangent, double expected)
    {
        var narrowing = Sample.Of("F", [("x", IrType.Double)], (b, p) => [b.Apply(OpCode.Convert, IrType.Single, [p[0]])]);
        var jvp = ForwardMode.Jvp(new Module(narrowing, []), [true], [], "Jvp");
        IrVerifier.Verify(jvp);
        Assert.Equal(expected, Interpreter.Run(jvp, x, tangent)[1].Real);
    }

    [Fact]
    public void A_given_partial_is_the_share_of_its_argument()
    {
        Assert.Equal(1.7, OneOperation.Share(OpCode.WithPartial, 0, 1.7, 5.0, 2.0, 3.0));
        Assert.Equal(1.7 * 3, OneOperation.Share(OpCode.WithPartial, 1, 1.7, 5.0, 2.0, 3.0));
    }

    [Fact]
    public void The_digits_near_edges_are_kept()
    {
        // 1 − x² would lose four of its digits here.
        var small = Math.Pow(2, -40);
        Assert.Equal(1 / Math.Sqrt(small * (2 - small)), OneOperation.Share(OpCode.Asin, 0, 1, 1 - small), 1e-9);
        Assert.Equal(1 / Math.Sqrt(1e-300 + 1), OneOperation.Share(OpCode.Asinh, 0, 1, 1e-150));
        Assert.Equal(Math.Exp(-30), OneOperation.Share(OpCode.ExpM1, 0, 1, -30.0), 1e-28);
        Assert.Equal(5e-201, OneOperation.Share(OpCode.Atan2, 0, 1, 1e200, 1e200), 1e-214);
        Assert.Equal(0.6, OneOperation.Share(OpCode.Hypot, 0, 1, 3e200, 4e200), 1e-15);
        Assert.Equal(-8, OneOperation.Share(OpCode.Remainder, 1, 1, 0.9, 0.1));
        Assert.Equal(0, OneOperation.Share(OpCode.Pow, 0, 1, 1e-310, 0.0));
    }

    [Fact]
    public void What_does_not_move_has_no_pullback()
    {
        OpCode[] still =
        [
            OpCode.Sign, OpCode.Floor, OpCode.Ceiling, OpCode.Truncate, OpCode.Round, OpCode.RoundDigits, OpCode.RoundMode, OpCode.RoundDigitsMode, OpCode.ILogB,
            OpCode.Equal, OpCode.Less, OpCode.GreaterOrEqual, OpCode.Not, OpCode.Xor, OpCode.ShiftLeft, OpCode.IsNaN, OpCode.IsPow2, OpCode.IsNegative,
        ];

        Assert.All(still, op => Assert.All(RuleBook.For(op).Pullbacks, Assert.Null));
        Assert.Null(RuleBook.For(OpCode.CopySign).Pullbacks[1]);
        Assert.Null(RuleBook.For(OpCode.ScaleB).Pullbacks[1]);
        Assert.Null(RuleBook.For(OpCode.RootN).Pullbacks[1]);
    }

    private static double WithConstantExponent(double exponent, double g, double x) => Run(OpCode.Pow, 0, 1, exponent, g, x);

    private static double WithConstant(OpCode op, int operand, int constantOperand, double constant, double x) => Run(op, operand, constantOperand, constant, 1, x);

    private static double Run(OpCode op, int operand, int constantOperand, double constant, double g, double x)
    {
        var derivative = OneOperation.Derivative(op, operand, IrType.Double, [ScalarKind.Double, ScalarKind.Double], i => i == constantOperand ? constant : null);
        IrVerifier.Verify(derivative);
        return Interpreter.Run(derivative, g, x, x)[0].Real;
    }
}
