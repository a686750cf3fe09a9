using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Tests.Ir;

namespace Micrograd.Compiler.Tests.Differentiation;

public class ThrowingArmTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_arm_beside_one_that_throws_is_reversed(bool throwsInElse)
    {
        var function = Sample.Of("F", [("x", IrType.Double), ("y", IrType.Double)], (b, p) =>
        {
            var result = b.NewValue(IrType.Double, "r");
            var condition = b.Apply(throwsInElse ? OpCode.Greater : OpCode.LessOrEqual, IrType.Boolean, [p[0], b.Real(0, IrType.Double)]);
            var thrown = b.Block([], () => new Throw(new Template(["new ArgumentException()"], [])));
            var computed = b.Block([], () =>
            {
                var sine = b.Apply(OpCode.Sin, IrType.Double, [p[0]], "sine");
                return new Yield([b.Apply(OpCode.Multiply, IrType.Double, [sine, b.Apply(OpCode.Exp, IrType.Double, [p[1]])])]);
            });
            b.Emit(throwsInElse ? new If([result], condition, computed, thrown) : new If([result], condition, thrown, computed));
            return [b.Apply(OpCode.Multiply, IrType.Double, [result, result])];
        });
        var gradient = ReverseMode.Gradient(new Module(function, []), [true, true], "Gradient");
        IrVerifier.Verify(gradient);
        var (value, results) = (Math.Sin(0.7) * Math.Exp(0.2), Interpreter.Run(gradient, 0.7, 0.2));

        Assert.Equal(value * value, results[0].Real, 1e-15);
        Assert.Equal(2 * value * Math.Cos(0.7) * Math.Exp(0.2), results[1].Real, 1e-14);
        Assert.Equal(2 * value * value, results[2].Real, 1e-14);
    }
}
