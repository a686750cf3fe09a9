using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>The code that a rule makes is differentiated once more, as Hessians do it (forward over reverse).</summary>
public class SecondOrderTests
{
    private const double Step = 1e-3;

    public static TheoryData<OpCode> Differentiable() => SmoothRuleTests.Differentiable();

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Derivatives_of_the_share_agree_with_differences_of_it(OpCode op) => ForEachPartial(op, (operand, code, point) =>
    {
        foreach (var moved in Enumerable.Range(0, point.Length).Where(i => op.KindOf(i) == OperandKind.AsFirst))
        {
            var expected = ((8 * (At(Step) - At(-Step))) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
            var actual = Dual.Tangent(code, moved + 1, [1.7, .. Scalars(op, point)]);

            Assert.Equal(expected, actual, Math.Max(1e-6, 1e-6 * Math.Abs(expected)));

            double At(double shift)
            {
                var x = (double[])point.Clone();
                x[moved] += shift;
                return OneOperation.Share(op, operand, 1.7, Scalars(op, x));
            }
        }
    });

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Where_the_adjoint_passes_through_zero_the_derivative_by_it_is_the_partial(OpCode op) => ForEachPartial(op, (operand, code, point) =>
    {
        var partial = OneOperation.Share(op, operand, 1, Scalars(op, point));

        Assert.Equal(partial, Dual.Tangent(code, 0, [0.0, .. Scalars(op, point)]), 1e-14 * Math.Max(1, Math.Abs(partial)));
    });

    [Fact]
    public void Where_the_exponent_passes_through_zero_the_mixed_derivative_is_one_over_x() =>
        Assert.Equal(0.25, Dual.Tangent(Code(OpCode.Pow, 0, 2), 2, [1.0, 4.0, 0.0]), 1e-15);

    private static void ForEachPartial(OpCode op, Action<int, Function, double[]> check)
    {
        for (var operand = 0; operand < op.Arity(); operand++)
        {
            if (op.KindOf(operand) == OperandKind.AsFirst)
            {
                var code = Code(op, operand, op.Arity());
                Assert.All(SmoothPoints.Of(op), point => check(operand, code, point));
            }
        }
    }

    private static Function Code(OpCode op, int operand, int arity) => OneOperation.Derivative(
        op,
        operand,
        IrType.Double,
        [.. Enumerable.Range(0, arity).Select(i => op.KindOf(i) == OperandKind.AsFirst ? ScalarKind.Double : ScalarKind.Int32)],
        _ => null);

    private static Scalar[] Scalars(OpCode op, double[] point) =>
        [.. point.Select((value, i) => op.KindOf(i) == OperandKind.AsFirst ? (Scalar)value : (int)value)];
}
