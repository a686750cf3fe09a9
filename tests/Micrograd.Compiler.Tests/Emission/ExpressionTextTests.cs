using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>Grouping, literals and conversions: as short as C# allows, with nothing regrouped.</summary>
public class ExpressionTextTests
{
    [Fact]
    public void Grouping_is_kept_and_nothing_more()
    {
        Assert.Equal("return a + (b + c);", Of((m, a, b, c) => m.Add(a, m.Add(b, c))));
        Assert.Equal("return a + b + c;", Of((m, a, b, c) => m.Add(m.Add(a, b), c)));
        Assert.Equal("return a - (b - c);", Of((m, a, b, c) => m.Subtract(a, m.Subtract(b, c))));
        Assert.Equal("return a * (b / c);", Of((m, a, b, c) => m.Multiply(a, m.Divide(b, c))));
        Assert.Equal("return a * b / c;", Of((m, a, b, c) => m.Divide(m.Multiply(a, b), c)));
        Assert.Equal("return (a + b) * c;", Of((m, a, b, c) => m.Multiply(m.Add(a, b), c)));
        Assert.Equal("return a + b * c;", Of((m, a, b, c) => m.Add(a, m.Multiply(b, c))));
    }

    [Fact]
    public void Signs_do_not_run_together()
    {
        Assert.Equal("return -(-a);", Of((m, a, b, c) => m.Apply(OpCode.Negate, m.Apply(OpCode.Negate, a))));
        Assert.Equal("return a - -b;", Of((m, a, b, c) => m.Subtract(a, m.Apply(OpCode.Negate, b))));
        Assert.Equal("return -(a + b);", Of((m, a, b, c) => m.Apply(OpCode.Negate, m.Add(a, b))));
        Assert.Equal("return -a * b;", Of((m, a, b, c) => m.Multiply(m.Apply(OpCode.Negate, a), b)));
        Assert.Equal("return -(-2.0);", Of((m, a, b, c) => m.Apply(OpCode.Negate, m.Constant(-2))));
        Assert.Equal("return Math.Pow(-2, a);", Of((m, a, b, c) => m.Apply(OpCode.Pow, m.Constant(-2), a)));
    }

    [Fact]
    public void Numbers_are_reals_where_it_matters()
    {
        Assert.Equal("return 2 * a;", Of((m, a, b, c) => m.Multiply(m.Constant(2), a)));
        Assert.Equal("return 1.0 / 3.0 * a;", Of((m, a, b, c) => m.Multiply(m.Divide(m.Constant(1), m.Constant(3)), a)));
        Assert.Equal("return Math.Max(0, a);", Of((m, a, b, c) => m.Apply(OpCode.Max, m.Constant(0), a)));
        Assert.Equal("return Math.Abs(2.0) * a;", Of((m, a, b, c) => m.Multiply(m.Apply(OpCode.Abs, m.Constant(2)), a)));
        Assert.Equal("var p = 1.0;\nreturn p * a;", Of((m, a, b, c) => m.Multiply(m.Constant(1, "p"), a)));
        Assert.Equal("return a * Math.PI + 1e-12;", Of((m, a, b, c) => m.Add(m.Multiply(a, m.Constant(Math.PI)), m.Constant(1e-12))));
        Assert.Equal("return a + double.NaN;", Of((m, a, b, c) => m.Add(a, m.Constant(double.NaN))));
        Assert.Equal("return a * double.NegativeInfinity;", Of((m, a, b, c) => m.Multiply(a, m.Constant(double.NegativeInfinity))));
        Assert.Equal("return a + -0.0;", Of((m, a, b, c) => m.Add(a, m.Constant(-0.0))));
        Assert.Equal("return a * 0.1;", Of((m, a, b, c) => m.Multiply(a, m.Constant(0.1))));
        Assert.Equal("return a * Rate;", Of((m, a, b, c) => m.Multiply(a, m.Constant(0.1, spelling: "Rate"))));
        Assert.Equal("return a * 1_000.5e-3;", Of((m, a, b, c) => m.Multiply(a, m.Constant(1.0005, spelling: "1_000.5e-3"))));
    }

    [Fact]
    public void Casts_stay_where_they_change_the_result()
    {
        Assert.Equal("return (double)i / j;", OfIntegers((m, x, i, j) => m.Divide(m.ToReal(i), m.ToReal(j))));
        Assert.Equal("return x * i;", OfIntegers((m, x, i, j) => m.Multiply(x, m.ToReal(i))));
        Assert.Equal("return x * (i * j);", OfIntegers((m, x, i, j) => m.Multiply(x, m.ToReal(m.Multiply(i, j)))));
        Assert.Equal("return i / 2.0;", OfIntegers((m, x, i, j) => m.Divide(m.ToReal(i), m.Constant(2))));
        Assert.Equal("return 1.0 / i;", OfIntegers((m, x, i, j) => m.Divide(m.Constant(1), m.ToReal(i))));
        Assert.Equal("return Math.Sqrt(i);", OfIntegers((m, x, i, j) => m.Apply(OpCode.Sqrt, m.ToReal(i))));
        Assert.Equal("return Math.Abs((double)i);", OfIntegers((m, x, i, j) => m.Apply(OpCode.Abs, m.ToReal(i))));
        Assert.Equal("return x * (float)x;", OfIntegers((m, x, i, j) => m.Multiply(x, m.ToReal(m.Ir.Apply(OpCode.Convert, IrType.Single, [x])))));
    }

    [Fact]
    public void Choices_and_short_circuits_are_expressions()
    {
        Assert.Equal("return a > b ? a : b < c ? 0 : -b;", Of((m, a, b, c) =>
            m.If(m.Apply(OpCode.Greater, a, b), null, () => a, () => m.If(m.Apply(OpCode.Less, b, c), null, () => m.Constant(0), () => m.Apply(OpCode.Negate, b)))));
        Assert.Equal("return a > b && (b > c || a > c) ? 1.0 : 2.0;", Of((m, a, b, c) =>
        {
            var either = m.Ir.Select(m.Apply(OpCode.Greater, b, c), IrType.Boolean, () => m.Ir.Integer(1, IrType.Boolean), () => m.Apply(OpCode.Greater, a, c));
            var both = m.Ir.Select(m.Apply(OpCode.Greater, a, b), IrType.Boolean, () => either, () => m.Ir.Integer(0, IrType.Boolean));
            return m.If(both, null, () => m.Constant(1), () => m.Constant(2));
        }));
    }

    [Fact]
    public void Overflow_checking_is_written_where_it_differs()
    {
        Assert.Equal("return x * checked(i * j + i);", OfIntegers((m, x, i, j) => m.Multiply(x, m.ToReal(Checked(m, OpCode.Add, Checked(m, OpCode.Multiply, i, j), i)))));
        Assert.Equal("return x * checked(unchecked(i * j) + i);", OfIntegers((m, x, i, j) => m.Multiply(x, m.ToReal(Checked(m, OpCode.Add, m.Multiply(i, j), i)))));
    }

    [Fact]
    public void Long_sums_break_after_operators_and_do_not_overflow_the_stack()
    {
        var text = "";
        var thread = new Thread(() => text = Of(LongSum), 256 * 1024);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromMinutes(1)));
        var lines = text.Split('\n');
        Assert.True(lines.Length > 1000);
        Assert.All(lines, line => Assert.True(line.Length <= 112, line));
        Assert.All(lines[..^1], line => Assert.EndsWith(" +", line));
        Assert.All(lines[1..], line => Assert.StartsWith("    b * c", line));
    }

    private static ValueId LongSum(MethodBuilder m, ValueId a, ValueId b, ValueId c)
    {
        var sum = a;
        for (var i = 0; i < 20_000; i++)
        {
            sum = m.Add(sum, m.Multiply(b, c));
        }

        return sum;
    }

    private static ValueId Checked(MethodBuilder m, OpCode op, ValueId a, ValueId b)
    {
        var result = m.Ir.NewValue(IrType.Int32);
        m.Ir.Emit(new Apply(result, op, [a, b]) { Overflow = Overflow.Checked });
        return result;
    }

    private static string Of(Func<MethodBuilder, ValueId, ValueId, ValueId, ValueId> body)
    {
        var m = new MethodBuilder("F");
        var (a, b, c) = (m.Parameter("a"), m.Parameter("b"), m.Parameter("c"));
        return Emitted.Body(m, () => body(m, a, b, c));
    }

    private static string OfIntegers(Func<MethodBuilder, ValueId, ValueId, ValueId, ValueId> body)
    {
        var m = new MethodBuilder("F");
        var (x, i, j) = (m.Parameter("x"), m.Parameter("i", IrType.Int32), m.Parameter("j", IrType.Int32));
        return Emitted.Body(m, () => body(m, x, i, j));
    }
}
