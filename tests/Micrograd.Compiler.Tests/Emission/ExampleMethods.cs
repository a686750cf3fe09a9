using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Emission;

/// <summary>The IR of the methods in <see cref="Examples"/>.</summary>
internal static class ExampleMethods
{
    public static IEnumerable<DifferentiableMethod> All => [Loss(), Huber(), Power(), Root(), Pricing(), Fibonacci(), Ratio(), Nested()];

    public static DifferentiableMethod Loss()
    {
        var m = new MethodBuilder("Loss");
        var (a, b, c, x, y) = (m.Parameter("a"), m.Parameter("b"), m.Parameter("c"), m.Parameter("x"), m.Parameter("y"));
        return m.Method(() =>
        {
            m.Statement("model = a * x * x + b * x + c");
            var model = m.Add(m.Add(m.Multiply(m.Multiply(a, x), x), m.Multiply(b, x)), c, "model");
            m.Statement("error = model - y");
            var error = m.Subtract(model, y, "error");
            m.Statement("value = error * error");
            return m.Multiply(error, error);
        });
    }

    public static DifferentiableMethod Huber()
    {
        var m = new MethodBuilder("Huber");
        var (residual, delta) = (m.Parameter("residual"), m.Parameter("delta"));
        return m.Method(() =>
        {
            m.Statement("size = Math.Abs(residual)");
            var size = m.Named("size", OpCode.Abs, residual);
            m.Statement("if (size <= delta)");
            var condition = m.Apply(OpCode.LessOrEqual, size, delta);
            return m.If(condition, null, () =>
            {
                m.Statement("value = 0.5 * residual * residual");
                return m.Multiply(m.Multiply(m.Constant(0.5), residual), residual);
            }, () =>
            {
                m.Statement("value = delta * (size - 0.5 * delta)");
                return m.Multiply(delta, m.Subtract(size, m.Multiply(m.Constant(0.5), delta)));
            });
        });
    }

    public static DifferentiableMethod Power()
    {
        var m = new MethodBuilder("Power");
        var (x, n) = (m.Parameter("x"), m.Parameter("n", IrType.Int32));
        return m.Method(() =>
        {
            m.Statement("p = 1.0");
            var p = m.Constant(1, "p");
            return m.For("i", m.Integer(0), n, [("p", p)], (i, carried) =>
            {
                m.Statement("p *= x");
                return [m.Multiply(carried[0], x, "p")];
            })[0];
        });
    }

    public static DifferentiableMethod Root()
    {
        var m = new MethodBuilder("Root");
        var a = m.Parameter("a");
        return m.Method(() => m.While([("x", a)],
            c => m.Apply(OpCode.Greater, m.Apply(OpCode.Abs, m.Subtract(m.Multiply(c[0], c[0]), a)), m.Constant(1e-12)),
            c =>
            {
                m.Statement("x = 0.5 * (x + a / x)");
                return [m.Multiply(m.Constant(0.5), m.Add(c[0], m.Divide(a, c[0])), "x")];
            })[0]);
    }

    public static DifferentiableMethod Pricing()
    {
        var m = new MethodBuilder("Pricing");
        var (spot, strike, years) = (m.Parameter("spot"), m.Parameter("strike"), m.Parameter("years"));
        var rate = m.Parameter("rate", isActive: false, defaultText: "0.02");
        return m.Method(() =>
        {
            m.Statement("d = Cdf(Math.Log(spot / strike) / Math.Sqrt(years))");
            var d = m.Ir.NewValue(IrType.Double, "d");
            m.Ir.Emit(new Call([d], "Cdf", [m.Divide(m.Apply(OpCode.Log, m.Divide(spot, strike)), m.Apply(OpCode.Sqrt, years))]));
            m.Statement("discount = Math.Exp(-rate * years)");
            var discount = m.Named("discount", OpCode.Exp, m.Multiply(m.Apply(OpCode.Negate, rate), years));
            m.Statement("value = spot * d - strike * discount");
            return m.Subtract(m.Multiply(spot, d), m.Multiply(strike, discount));
        }, Cdf());
    }

    public static DifferentiableMethod Fibonacci()
    {
        var m = new MethodBuilder("Fibonacci");
        var (x, n) = (m.Parameter("x"), m.Parameter("n", IrType.Int32));
        return m.Method(() =>
        {
            m.Statement("previous = 0.0");
            var previous = m.Constant(0, "previous");
            return m.For("i", m.Integer(0), n, [("previous", previous), ("current", x)], (i, carried) =>
            {
                m.Statement("(previous, current) = (current, previous + current * x)");
                return [carried[1], m.Add(carried[0], m.Multiply(carried[1], x), "current")];
            })[1];
        });
    }

    public static DifferentiableMethod Ratio()
    {
        var m = new MethodBuilder("Ratio");
        var (value, tape, @class) = (m.Parameter("value"), m.Parameter("tape"), m.Parameter("class"));
        var (i, j) = (m.Parameter("i", IrType.Int32), m.Parameter("j", IrType.Int32));
        return m.Method(() =>
        {
            m.Statement("d_value = (double)i / j * (value - (tape - @class))");
            var scale = m.Divide(m.ToReal(i), m.ToReal(j));
            var dValue = m.Multiply(scale, m.Subtract(value, m.Subtract(tape, @class)), "d_value");
            m.Statement("value -= -d_value");
            var next = m.Subtract(value, m.Apply(OpCode.Negate, dValue), "value");
            m.Statement("return value / tape * next");
            return m.Multiply(m.Divide(next, tape), m.Apply(OpCode.Sin, next));
        });
    }

    public static DifferentiableMethod Nested()
    {
        var m = new MethodBuilder("Nested");
        var (x, n) = (m.Parameter("x"), m.Parameter("n", IrType.Int32));
        return m.Method(() =>
        {
            m.Statement("sum = 0.0");
            var sum = m.Constant(0, "sum");
            return m.For("i", m.Integer(0), n, [("sum", sum)], (i, outer) =>
            {
                m.Statement("term = x");
                return m.For("j", m.Integer(0), i, [("sum", outer[0])], (j, inner) =>
                {
                    m.Statement("term = Math.Sin(sum * j)");
                    var term = m.Named("term", OpCode.Sin, m.Multiply(inner[0], m.ToReal(j)));
                    m.Statement("sum = term > 0 ? sum + term : x");
                    return [m.If(m.Apply(OpCode.Greater, term, m.Constant(0)), "sum", () => m.Add(inner[0], term), () => x)];
                });
            })[0];
        });
    }

    private static Function Cdf()
    {
        var m = new MethodBuilder("Cdf");
        var x = m.Parameter("x");
        return m.Function(() =>
        {
            m.Statement("t = 1 / (1 + 0.2316419 * Math.Abs(x))");
            var t = m.Divide(m.Constant(1), m.Add(m.Constant(1), m.Multiply(m.Constant(0.2316419), m.Apply(OpCode.Abs, x))), "t");
            m.Statement("tail = Math.Exp(-0.5 * x * x) * t * (0.31938153 + t * -0.356563782)");
            var density = m.Apply(OpCode.Exp, m.Multiply(m.Multiply(m.Constant(-0.5), x), x));
            var tail = m.Multiply(m.Multiply(density, t), m.Add(m.Constant(0.31938153), m.Multiply(t, m.Constant(-0.356563782))), "tail");
            m.Statement("return x > 0 ? 1 - tail : tail");
            return new Yield([m.If(m.Apply(OpCode.Greater, x, m.Constant(0)), null, () => m.Subtract(m.Constant(1), tail), () => tail)]);
        });
    }
}
