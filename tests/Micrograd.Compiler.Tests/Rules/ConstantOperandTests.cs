using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>Rules write simpler code where an operand or the adjoint is a constant. It must give what the general code gives for the same number.</summary>
public class ConstantOperandTests
{
    private const int Adjoint = -1;

    // Where folding, powers and reciprocals have cases of their own.
    private static readonly double[] Special = [0, 1, -1, 2, 0.5, 3, -2];

    public static TheoryData<OpCode> Differentiable() => SmoothRuleTests.Differentiable();

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void A_constant_gives_what_the_same_number_gives_at_run_time(OpCode op)
    {
        foreach (var point in SmoothPoints.Of(op).Concat(SpecialPoints(op)))
        {
            for (var operand = 0; operand < point.Length; operand++)
            {
                if (op.KindOf(operand) == OperandKind.AsFirst)
                {
                    Check(op, operand, 1.7, point);
                    Check(op, operand, 1, point);
                    Check(op, operand, -1, point);
                }
            }
        }
    }

    [Theory]
    [InlineData(OpCode.ClampNaN)]
    [InlineData(OpCode.Max)]
    [InlineData(OpCode.Min)]
    [InlineData(OpCode.MaxNumber)]
    [InlineData(OpCode.MinNumber)]
    public void A_constant_NaN_gives_what_NaN_gives_at_run_time(OpCode op)
    {
        for (var position = 0; position < op.Arity(); position++)
        {
            double[] point = [.. new[] { 0.5, 0.2, 1.5 }.Take(op.Arity())];
            point[position] = double.NaN;
            for (var operand = 0; operand < point.Length; operand++)
            {
                Check(op, operand, 1.7, point);
            }
        }
    }

    [Theory]
    [InlineData(ScalarKind.Double, ScalarKind.Double)]
    [InlineData(ScalarKind.Double, ScalarKind.Single)]
    [InlineData(ScalarKind.Single, ScalarKind.Double)]
    [InlineData(ScalarKind.Single, ScalarKind.Single)]
    public void A_constant_adjoint_of_a_conversion_is_converted(ScalarKind from, ScalarKind to)
    {
        var derivative = OneOperation.Derivative(OpCode.Convert, 0, ScalarType.Predefined(to), [from], i => i == Adjoint ? 0.75 : null);
        IrVerifier.Verify(derivative);
        Assert.Equal(0.75, Interpreter.Run(derivative, Scalar.OfReal(to, 2), Scalar.OfReal(from, 2.5))[0].Real);
    }

    /// <summary>Each of the other operands and the adjoint a constant by itself, then all of the other operands, then they and the adjoint.</summary>
    private static void Check(OpCode op, int operand, double g, double[] point)
    {
        var expected = OneOperation.Share(op, operand, g, Scalars(op, point));
        for (var constant = Adjoint; constant <= point.Length + 1; constant++)
        {
            double? Constant(int i) => i == Adjoint
                ? (constant == Adjoint || constant > point.Length ? g : null)
                : i != operand && (constant == i || constant >= point.Length) ? point[i] : null;
            var derivative = OneOperation.Derivative(op, operand, IrType.Double, [.. Scalars(op, point).Select(x => x.Kind)], Constant);
            IrVerifier.Verify(derivative);
            var actual = Interpreter.Run(derivative, [g, .. Scalars(op, point)])[0].Real;
            Assert.True(
                expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-14 * Math.Max(1, Math.Abs(expected)),
                $"Operand {operand} of {op}({string.Join(", ", point)}), adjoint {g}, constant {constant}: {actual:R} instead of {expected:R}");
        }
    }

    private static IEnumerable<double[]> SpecialPoints(OpCode op)
    {
        IEnumerable<double[]> points = [[]];
        for (var i = 0; i < op.Arity(); i++)
        {
            // The integer operands are degrees and scales.
            var values = op.KindOf(i) == OperandKind.AsFirst ? Special : [1, 2, 3, -2];
            points = points.SelectMany(_ => values, (head, value) => (double[])[.. head, value]);
        }

        // Clamp throws where its bounds are in the wrong order.
        return points.Where(point => op is not (OpCode.Clamp or OpCode.ClampNaN or OpCode.ClampNative) || point[1] <= point[2]);
    }

    private static Scalar[] Scalars(OpCode op, double[] point) =>
        [.. point.Select((value, i) => op.KindOf(i) == OperandKind.AsFirst ? (Scalar)value : (int)value)];
}
