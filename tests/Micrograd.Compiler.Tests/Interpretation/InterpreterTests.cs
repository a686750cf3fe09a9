using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Tests.Ir;

namespace Micrograd.Compiler.Tests.Interpretation;

public class InterpreterTests
{
    [Theory]
    [InlineData(1.5, 0)]
    [InlineData(1.1, 7)]
    [InlineData(-2, 3)]
    public void A_counted_loop(double x, int n)
    {
        var expected = 1.0;
        for (var i = 0; i < n; i++)
        {
            expected *= x;
        }

        Assert.Equal(expected, Run(Sample.Power(), x, n).Real);
    }

    [Theory]
    [InlineData(OpCode.LessOrEqual, 1, 0, 4, 10)]
    [InlineData(OpCode.Less, 3, 0, 10, 18)]
    [InlineData(OpCode.Greater, -1, 4, 0, 10)]
    [InlineData(OpCode.GreaterOrEqual, -2, 5, 1, 9)]
    [InlineData(OpCode.Less, 1, 3, 3, 0)]
    public void A_loop_counts_as_the_for_statement_does(OpCode comparison, long step, int start, int end, long expected)
    {
        var sum = Sample.Of("Sum", [("start", IrType.Int32), ("end", IrType.Int32)], (b, p) =>
        {
            var (counter, carried, final) = (b.NewValue(IrType.Int32), b.NewValue(IrType.Int32), b.NewValue(IrType.Int32));
            var zero = b.Integer(0, IrType.Int32);
            var body = b.Block([carried], () => new Yield([b.Apply(OpCode.Add, IrType.Int32, [carried, counter])]));
            b.Emit(new For([final], counter, p[0], comparison, p[1], step, [zero], body));
            return [final];
        });

        Assert.Equal(expected, Run(sum, start, end).Bits);
    }

    [Fact]
    public void A_while_loop_and_a_do_loop()
    {
        Assert.Equal(Math.Sqrt(2), Run(Sample.Root(), 2.0).Real, 1e-15);
        Assert.Equal(1, Run(Sample.Root(), 1.0).Real);

        // The body runs once more before the first test.
        var once = Sample.Of("Once", [("x", IrType.Double)], (b, p) =>
        {
            var (tested, carried, final) = (b.NewValue(IrType.Double), b.NewValue(IrType.Double), b.NewValue(IrType.Double));
            var condition = b.Block([tested], () => new Yield([b.Integer(0, IrType.Boolean)]));
            var body = b.Block([carried], () => new Yield([b.Apply(OpCode.Negate, IrType.Double, [carried])]));
            b.Emit(new While([final], [p[0]], condition, body, TestsFirst: false));
            return [final];
        });
        Assert.Equal(-3, Run(once, 3.0).Real);
    }

    [Fact]
    public void Only_the_arm_taken_runs()
    {
        var absolute = Sample.Of("Absolute", [("x", IrType.Double)], (b, p) =>
        [
            b.Select(
                b.Apply(OpCode.Less, IrType.Boolean, [p[0], b.Real(0, IrType.Double)]),
                IrType.Double,
                () => b.Apply(OpCode.Negate, IrType.Double, [p[0]]),
                () => p[0]),
        ]);

        Assert.Equal(2, Run(absolute, -2.0).Real);
        Assert.Equal(3, Run(absolute, 3.0).Real);
    }

    [Fact]
    public void A_throw_carries_its_text_with_values()
    {
        var positive = Sample.Of("Positive", [("n", IrType.Int32)], (b, p) =>
        {
            var isNegative = b.Apply(OpCode.Less, IrType.Boolean, [p[0], b.Integer(0, IrType.Int32)]);
            var text = new Template(["new ArgumentException(\"n is \" + ", ")"], [p[0]]);
            b.Emit(new If([], isNegative, b.Block([], () => new Throw(text)), b.Block([], () => new Yield([]))));
            return [p[0]];
        });

        Assert.Equal(3, Run(positive, 3).Bits);
        Assert.Equal("new ArgumentException(\"n is \" + -3)", Assert.Throws<InterpretedThrowException>(() => Run(positive, -3)).Text);
    }

    [Fact]
    public void Helpers_call_each_other_and_themselves()
    {
        // Factorial(n) = n < 2 ? 1 : n · Factorial(n − 1)
        var factorial = Sample.Of("Factorial", [("n", IrType.Int64)], (b, p) =>
        [
            b.Select(
                b.Apply(OpCode.Less, IrType.Boolean, [p[0], b.Integer(2, IrType.Int64)]),
                IrType.Int64,
                () => b.Integer(1, IrType.Int64),
                () =>
                {
                    var smaller = b.NewValue(IrType.Int64);
                    b.Emit(new Call([smaller], "Factorial", [b.Apply(OpCode.Subtract, IrType.Int64, [p[0], b.Integer(1, IrType.Int64)])]));
                    return b.Apply(OpCode.Multiply, IrType.Int64, [p[0], smaller]);
                }),
        ]);
        var module = new Module(Sample.Power(), [factorial]);

        Assert.Equal(3_628_800, Interpreter.Run(module, "Factorial", 10L)[0].Bits);
        Assert.Equal(8, Interpreter.Run(module, 2.0, 3)[0].Real);
        Assert.Throws<KeyNotFoundException>(() => Interpreter.Run(module, "Gamma", 1.0));
    }

    [Fact]
    public void The_tape_is_last_in_first_out_and_workspace_is_indexed()
    {
        var difference = Sample.Of("Difference", [("x", IrType.Double), ("y", IrType.Double)], (b, p) =>
        {
            b.Emit(new Push(p[0]));
            b.Emit(new Push(p[1]));
            var (y, x) = (b.NewValue(IrType.Double), b.NewValue(IrType.Double));
            b.Emit(new Pop(y));
            b.Emit(new Pop(x));
            var memory = b.NewValue(new WorkspaceType(IrType.Double));
            var (zero, one) = (b.Integer(0, IrType.Int32), b.Integer(1, IrType.Int32));
            b.Emit(new Reserve(memory, b.Integer(2, IrType.Int32)));
            b.Emit(new Store(memory, [one], y));
            b.Emit(new Store(memory, [zero], x));
            var (first, second) = (b.NewValue(IrType.Double), b.NewValue(IrType.Double));
            b.Emit(new Load(first, memory, [zero]));
            b.Emit(new Load(second, memory, [one]));
            return [b.Apply(OpCode.Subtract, IrType.Double, [first, second])];
        }, usesTape: true);
        IrVerifier.Verify(difference);

        Assert.Equal(4, Run(difference, 7.0, 3.0).Real);
    }

    [Fact]
    public void Workspace_is_not_read_before_it_is_written_or_beyond_its_end()
    {
        Function Reads(int index) => Sample.Of("Reads", [], (b, p) =>
        {
            var (memory, result) = (b.NewValue(new WorkspaceType(IrType.Double)), b.NewValue(IrType.Double));
            b.Emit(new Reserve(memory, b.Integer(2, IrType.Int32)));
            b.Emit(new Load(result, memory, [b.Integer(index, IrType.Int32)]));
            return [result];
        }, usesTape: true);

        Assert.Contains("before it is written", Assert.Throws<InvalidOperationException>(() => Run(Reads(1))).Message, StringComparison.Ordinal);
        Assert.Throws<IndexOutOfRangeException>(() => Run(Reads(2)));
    }

    [Fact]
    public void A_pop_of_another_type_than_was_pushed_is_a_mistake()
    {
        var mixed = Sample.Of("Mixed", [("x", IrType.Double)], (b, p) =>
        {
            b.Emit(new Push(p[0]));
            var popped = b.NewValue(IrType.Int32);
            b.Emit(new Pop(popped));
            return [popped];
        }, usesTape: true);

        Assert.Throws<InvalidOperationException>(() => Run(mixed, 1.0));
    }

    [Fact]
    public void CSharp_text_is_evaluated_by_the_caller_or_refused()
    {
        var rate = Sample.Of("Rate", [("i", IrType.Int32)], (b, p) =>
        {
            b.Emit(new Guard(new Template(["Check(", ")"], [p[0]])));
            var value = b.NewValue(IrType.Double);
            b.Emit(new External(value, new Template(["_rates[", "]"], [p[0]])));
            return [value];
        });
        var seen = new List<string>();
        var options = new InterpreterOptions
        {
            Evaluate = (text, holes) =>
            {
                seen.Add(text);
                return 10.0 * holes[0].Bits;
            },
        };

        Assert.Equal(30, Interpreter.Run(options, new Module(rate, []), null, 3)[0].Real);
        Assert.Equal(["Check({0})", "_rates[{0}]"], seen);
        Assert.Contains("Check({0})", Assert.Throws<NotSupportedException>(() => Run(rate, 3)).Message, StringComparison.Ordinal);

        var known = InterpreterOptions.With(new Dictionary<string, Scalar> { ["Check({0})"] = 0, ["_rates[{0}]"] = 0.5 });
        Assert.Equal(0.5, Interpreter.Run(known, new Module(rate, []), null, 3)[0].Real);
    }

    [Fact]
    public void A_loop_without_end_runs_out_of_fuel()
    {
        var forever = Sample.Of("Forever", [], (b, p) =>
        {
            var condition = b.Block([], () => new Yield([b.Integer(1, IrType.Boolean)]));
            b.Emit(new While([], [], condition, b.Block([], () => new Yield([])), TestsFirst: true));
            return [];
        });

        var exception = Assert.Throws<OutOfFuelException>(() => Interpreter.Run(new InterpreterOptions { Fuel = 1000 }, new Module(forever, []), null));
        Assert.Equal("Forever", exception.Function);
    }

    [Fact]
    public void Arguments_fit_parameters()
    {
        Assert.Throws<ArgumentException>(() => Run(Sample.Power(), 1.0));
        Assert.Throws<ArgumentException>(() => Run(Sample.Power(), 1.0, 2.0));
        Assert.Throws<ArgumentException>(() => Run(Sample.Power(), 1f, 2));
    }

    [Fact]
    public void Every_step_of_float_is_rounded()
    {
        var cube = Sample.Of("Cube", [("x", IrType.Single)], (b, p) =>
            [b.Apply(OpCode.Multiply, IrType.Single, [b.Apply(OpCode.Multiply, IrType.Single, [p[0], p[0]]), p[0]])]);

        foreach (var x in new[] { 0.1f, 1.1f, 3.3333333f, 1e13f })
        {
            Assert.Equal(x * x * x, (float)Run(cube, x).Real);
        }
    }

    private static Scalar Run(Function function, params Scalar[] arguments) => Interpreter.Run(function, arguments)[0];
}
