using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Tests.Ir;

namespace Micrograd.Compiler.Tests.Differentiation;

public class ForwardModeTests
{
    [Fact]
    public void Partials_are_those_of_the_active_parameters_only()
    {
        var product = Sample.Of("F", [("x", IrType.Double), ("y", IrType.Double)], (b, p) => [b.Apply(OpCode.Multiply, IrType.Double, [b.Apply(OpCode.Sin, IrType.Double, [p[0]]), p[1]])]);
        var partials = ForwardMode.Partials(new Module(product, []), [false, true], "Partials");
        IrVerifier.Verify(partials);

        Assert.Equal([Math.Sin(0.3) * 5, Math.Sin(0.3)], Interpreter.Run(partials, 0.3, 5.0).Select(result => result.Real));
    }

    [Fact]
    public void The_tangent_of_an_array_that_only_constants_are_written_to_is_zero()
    {
        var constant = Sample.Of("F", [("x", IrType.Double), ("y", new ArrayType(IrType.Double, ArrayForm.Span))], (b, p) =>
        {
            b.Emit(new Store(p[1], [b.Integer(0, IrType.Int32)], b.Real(2, IrType.Double)));
            return [p[0]];
        });
        var jvp = ForwardMode.Jvp(new Module(constant, []), [true, false], [false, true], "Jvp");
        IrVerifier.Verify(jvp);
        var (written, tangent) = (Memory.Of(7.0, 8.0), Memory.Of(7.0, 8.0));
        var results = Interpreter.Run(jvp, 0.3, written.AsScalar(), 1.5, tangent.AsScalar());

        Assert.Equal([0.3, 1.5], results.Select(result => result.Real));
        Assert.Equal([2.0, 8.0], written.Elements.Select(element => element.Real));
        Assert.Equal([0.0, 0.0], tangent.Elements.Select(element => element.Real));
    }
}
