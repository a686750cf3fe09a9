using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Tests.Rules;

/// <summary>The code that rules make, as it is listed.</summary>
public class RuleTextTests
{
    [Fact]
    public void A_rule_is_code_in_operands_result_and_adjoint() => Assert.Equal(
        """
        func Tanh(%g: double, %x0: double) -> double
          %y = tanh %x0
          %3 = const 1.0
          %4 = subtract %3, %y
          %5 = const 1.0
          %6 = add %5, %y
          %7 = multiply %4, %6
          %8 = multiply %g, %7
          yield %8

        """,
        Text(OpCode.Tanh, 0, _ => null));

    [Fact]
    public void A_singular_rule_asks_for_the_edge_too_so_that_it_can_be_differentiated_where_g_is_zero() => Assert.Equal(
        """
        func Sqrt(%g: double, %x0: double) -> double
          %y = sqrt %x0
          %3 = const 0.0
          %4 = equal %g, %3
          %5 = if %4
            %6 = const 0.0
            %7 = equal %y, %6
            yield %7
          else
            %8 = const false
            yield %8
          %9 = if %5
            %10 = const 0.0
            yield %10
          else
            %11 = const 0.5
            %12 = multiply %11, %g
            %13 = divide %12, %y
            yield %13
          yield %9

        """,
        Text(OpCode.Sqrt, 0, _ => null));

    [Fact]
    public void A_constant_adjoint_needs_no_guard_and_a_factor_of_one_disappears() => Assert.Equal(
        """
        func Sqrt(%g: double, %x0: double) -> double
          %y = sqrt %x0
          %5 = const 0.5
          %6 = divide %5, %y
          yield %6

        """,
        Text(OpCode.Sqrt, 0, i => i == -1 ? 1 : null, trim: true));

    [Fact]
    public void A_square_is_a_product() => Assert.Equal(
        """
        func Pow(%g: double, %x0: double, %x1: double) -> double
          %3 = const 2.0
          %y = pow %x0, %3
          %5 = multiply %3, %g
          %8 = multiply %5, %x0
          yield %8

        """,
        Text(OpCode.Pow, 0, i => i == 1 ? 2 : null, trim: true));

    [Fact]
    public void A_known_exponent_is_folded() => Assert.Equal(
        """
        func Pow(%g: double, %x0: double, %x1: double) -> double
          %3 = const 4.0
          %y = pow %x0, %3
          %5 = multiply %3, %g
          %7 = const 3.0
          %8 = pow %x0, %7
          %9 = multiply %5, %8
          yield %9

        """,
        Text(OpCode.Pow, 0, i => i == 1 ? 4 : null, trim: true));

    [Fact]
    public void A_maximum_with_a_constant_asks_for_the_variable() => Assert.Equal(
        """
        func Max(%g: double, %x0: double, %x1: double) -> double
          %3 = const 0.0
          %y = max %3, %x1
          %5 = less %x1, %3
          %6 = if %5
            %7 = const 0.0
            yield %7
          else
            %8 = equal %x1, %3
            %9 = if %8
              %10 = const 0.5
              %11 = multiply %10, %g
              yield %11
            else
              yield %g
            yield %9
          yield %6

        """,
        Text(OpCode.Max, 1, i => i == 0 ? 0 : null));

    [Fact]
    public void A_named_constant_keeps_its_name()
    {
        var builder = new FunctionBuilder();
        var type = IrType.Double;
        _ = builder.Block([], () =>
        {
            var tolerance = new Expr(builder, builder.Real(0.5, type, "Tolerance"));
            var number = new Expr(builder, builder.Real(0.5, type, "0.5"));

            Assert.True(tolerance.IsConstant(out var value));
            Assert.Equal(0.5, value);
            Assert.False((2 * tolerance).IsConstant(out _));
            Assert.False((-tolerance).IsConstant(out _));
            Assert.True((2 * number).IsConstant(out var one));
            Assert.Equal(1, one);
            Assert.Equal(tolerance.Id, (1 * tolerance).Id);
            Assert.True((0 * tolerance).IsZero);
            return new Yield([]);
        });
    }

    [Fact]
    public void Pi_is_written_as_that_of_the_type()
    {
        Assert.Contains("Math.PI", Pi(IrType.Double));
        Assert.Contains("MathF.PI", Pi(IrType.Single));

        static string Pi(ScalarType type) => TextPrinter.Print(OneOperation.Derivative(OpCode.SinPi, 0, type, [type.Kind], _ => null));
    }

    [Fact]
    public void Constants_of_the_primal_are_known()
    {
        var origin = Sample();
        var builder = new FunctionBuilder(origin);

        Assert.True(builder.IsRealConstant(((Constant)((If)origin.Body.Instructions[1]).Then.Instructions[0]).Result, out var inner));
        Assert.Equal(2.5, inner);
        Assert.False(builder.IsRealConstant(((Constant)origin.Body.Instructions[0]).Result, out _));
        Assert.True(builder.IsConstant(((Constant)origin.Body.Instructions[0]).Result, out var condition));
        Assert.Equal(1, condition.Bits);
        Assert.False(builder.IsRealConstant(origin.Parameters[0], out _));

        static Function Sample() => Tests.Ir.Sample.Of("Nested", [("x", IrType.Double)], (b, p) =>
            [b.Select(b.Integer(1, IrType.Boolean), IrType.Double, () => b.Real(2.5, IrType.Double), () => p[0])]);
    }

    private static string Text(OpCode op, int operand, Func<int, double?> constant, bool trim = false)
    {
        var kinds = Enumerable.Repeat(ScalarKind.Double, op.Arity()).ToArray();
        var function = OneOperation.Derivative(op, operand, IrType.Double, kinds, constant);
        return TextPrinter.Print(trim ? WithoutDeadConstants(function) : function);
    }

    /// <summary>Folding leaves constants behind that nothing uses; simplification takes them away.</summary>
    private static Function WithoutDeadConstants(Function function)
    {
        var used = function.Body.Instructions.OfType<Apply>().SelectMany(apply => apply.Operands.Items).Concat(((Yield)function.Body.End).Values.Items).ToHashSet();
        return function with
        {
            Body = function.Body with { Instructions = [.. function.Body.Instructions.Where(instruction => instruction is not Constant constant || used.Contains(constant.Result))] },
        };
    }
}
