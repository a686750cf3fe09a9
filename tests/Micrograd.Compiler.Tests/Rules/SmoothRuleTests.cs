using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>Every rule against central differences of eighth order of the function itself.</summary>
public class SmoothRuleTests
{
    /// <summary>Coefficients of f(x + k·h) − f(x − k·h), k = 1…4.</summary>
    private static readonly double[] Stencil = [4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280];

    public static TheoryData<OpCode> Differentiable() => [.. OpCodeInfo.All.Where(op => op is not (OpCode.Convert or OpCode.WithPartial) && RuleBook.For(op).Pullbacks.Any(pullback => pullback is not null))];

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void The_rule_agrees_with_differences(OpCode op)
    {
        Assert.True(SmoothPoints.Of(op).Length >= 5);
        ForEachPartial(op, (operand, point) =>
        {
            var expected = 1.7 * Difference(op, operand, point);
            Assert.Equal(expected, OneOperation.Share(op, operand, 1.7, Scalars(op, point)), Math.Max(1e-9, 1e-8 * Math.Abs(expected)));
        });
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void The_rule_for_float_agrees_with_the_rule_for_double(OpCode op) => ForEachPartial(op, (operand, point) =>
    {
        var singles = point.Select(value => (double)(float)value).ToArray();
        var expected = OneOperation.Share(op, operand, 1.75, Scalars(op, singles));
        var actual = OneOperation.Share(op, operand, 1.75, [.. Scalars(op, singles).Select(x => x.Kind == ScalarKind.Double ? (Scalar)(float)x.Real : x)]);

        Assert.Equal(expected, actual, 2e-5 * Math.Max(1, Math.Abs(expected)));
        Assert.Equal(actual, (double)(float)actual);
    });

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void The_share_is_linear_in_the_adjoint(OpCode op) => ForEachPartial(op, (operand, point) =>
    {
        var one = OneOperation.Share(op, operand, 1, Scalars(op, point));

        Assert.Equal(-2 * one, OneOperation.Share(op, operand, -2, Scalars(op, point)), 1e-14 * Math.Max(1, Math.Abs(one)));
        Assert.Equal(0, OneOperation.Share(op, operand, 0, Scalars(op, point)));
    });

    [Fact]
    public void Every_operation_has_one_pullback_per_operand() =>
        Assert.All(OpCodeInfo.All, op => Assert.Equal(op.Arity(), RuleBook.For(op).Pullbacks.Count));

    private static void ForEachPartial(OpCode op, Action<int, double[]> check)
    {
        foreach (var point in SmoothPoints.Of(op))
        {
            for (var operand = 0; operand < point.Length; operand++)
            {
                if (op.KindOf(operand) == OperandKind.AsFirst)
                {
                    check(operand, point);
                }
            }
        }
    }

    private static double Difference(OpCode op, int operand, double[] point)
    {
        const double Step = 4e-3;
        var sum = 0.0;
        for (var k = 1; k <= Stencil.Length; k++)
        {
            sum += Stencil[k - 1] * (At(k * Step) - At(-k * Step));
        }

        return sum / Step;

        double At(double shift)
        {
            var moved = (double[])point.Clone();
            moved[operand] += shift;

            // The estimates are coarse on some processors; what is differentiated is the function that they estimate.
            return op switch
            {
                OpCode.ReciprocalEstimate => 1 / moved[0],
                OpCode.ReciprocalSqrtEstimate => 1 / Math.Sqrt(moved[0]),
                _ => OneOperation.Value(op, Scalars(op, moved)).Real,
            };
        }
    }

    private static Scalar[] Scalars(OpCode op, double[] point) =>
        [.. point.Select((value, i) => op.KindOf(i) == OperandKind.AsFirst ? (Scalar)value : (int)value)];
}
