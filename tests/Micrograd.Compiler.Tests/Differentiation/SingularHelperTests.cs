using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Tests.Ir;

namespace Micrograd.Compiler.Tests.Differentiation;

public class SingularHelperTests
{
    [Theory]
    [InlineData(OpCode.Sqrt, 0)]
    [InlineData(OpCode.Cbrt, 0)]
    [InlineData(OpCode.ReciprocalSqrtEstimate, 0)]
    [InlineData(OpCode.Log, 0)]
    [InlineData(OpCode.LogP1, -1)]
    [InlineData(OpCode.Asin, 1)]
    [InlineData(OpCode.Acosh, 1)]
    [InlineData(OpCode.Atanh, 1)]
    [InlineData(OpCode.Pow, 0)]
    [InlineData(OpCode.RootN, 0)]
    [InlineData(OpCode.LogBase, 0)]
    public void At_a_singular_edge_inside_a_helper_an_adjoint_of_zero_stays_zero(OpCode op, double edge)
    {
        var helper = Sample.Of("Helper", [("x", IrType.Double)], (b, p) => [b.Apply(op, IrType.Double, op switch
        {
            OpCode.Pow => [p[0], b.Real(0.5, IrType.Double)],
            OpCode.RootN => [p[0], b.Integer(2, IrType.Int32)],
            OpCode.LogBase => [p[0], b.Real(2, IrType.Double)],
            _ => [p[0]],
        })]);
        var main = Sample.Of("Main", [("x", IrType.Double), ("factor", IrType.Double)], (b, p) =>
        {
            var called = b.NewValue(IrType.Double, "called");
            b.Emit(new Call([called], "Helper", [p[0]]));
            return [b.Apply(OpCode.Multiply, IrType.Double, [p[1], called])];
        });
        var gradient = ReverseMode.Gradient(new Module(main, [helper]), [true, false], "Gradient");
        IrVerifier.Verify(gradient);

        Assert.Equal(0, Interpreter.Run(gradient, edge, 0.0)[1].Real);
        Assert.True(double.IsInfinity(Interpreter.Run(gradient, edge, 2.0)[1].Real));
    }
}
