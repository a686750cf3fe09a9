using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Ir;

public class IrVerifierTests
{
    private static readonly (string, IrType)[] XandN = [("x", IrType.Double), ("n", IrType.Int32)];

    [Fact]
    public void Sound_functions_pass()
    {
        IrVerifier.Verify(Sample.Power());
        IrVerifier.Verify(Sample.Root());
        IrVerifier.Verify(new Module(Sample.Power(), [Sample.Root(testsFirst: false)]));
    }

    [Fact]
    public void A_message_names_function_instruction_and_rule()
    {
        var broken = Sample.Of("Half", XandN, (b, p) => [b.Apply(OpCode.Divide, IrType.Double, [p[0], p[1]])]);

        var exception = Assert.Throws<InvalidIrException>(() => IrVerifier.Verify(broken));

        Assert.Equal("Invalid IR in 'Half' at '%2 = divide %x, %n': Divide takes operands of one type, not double and int.", exception.Message);
        Assert.Equal("Half", exception.Function);
        Assert.Equal("%2 = divide %x, %n", exception.Instruction);
    }

    [Fact]
    public void A_value_is_defined_once() => Rejects("%2 is defined twice", (b, p) =>
    {
        var twice = b.Apply(OpCode.Negate, IrType.Double, [p[0]]);
        b.Emit(new Apply(twice, OpCode.Negate, [p[0]]));
        return [twice];
    });

    [Fact]
    public void A_value_is_used_after_it_is_defined() => Rejects("%2 is used before it is defined", (b, p) =>
    {
        var later = b.NewValue(IrType.Double);
        var result = b.Apply(OpCode.Negate, IrType.Double, [later]);
        b.Emit(new Apply(later, OpCode.Negate, [p[0]]));
        return [result];
    });

    [Fact]
    public void A_value_is_used_inside_its_block() => Rejects("%4 is not visible here", (b, p) =>
    {
        var inner = default(ValueId);
        b.Select(b.Integer(1, IrType.Boolean), IrType.Double, () => inner = b.Apply(OpCode.Negate, IrType.Double, [p[0]]), () => p[0]);
        return [inner];
    });

    [Fact]
    public void A_loop_counter_ends_with_the_loop() => Rejects("%2 is not visible here: it belongs to another block", (b, p) =>
    {
        var counter = b.NewValue(IrType.Int32);
        b.Emit(new For([], counter, p[1], OpCode.Less, p[1], 1, [], b.Block([], () => new Yield([]))));
        return [counter];
    });

    [Fact]
    public void An_id_is_in_the_table() => Rejects("%99 is not in the function's table of 3 values", (b, p) => [b.Apply(OpCode.Negate, IrType.Double, [new ValueId(99)])]);

    [Theory]
    [InlineData(OpCode.Add, new[] { 0 }, 0, "Add takes 2 operands, not 1")]
    [InlineData(OpCode.Add, new[] { 0, 0 }, 1, "Add of double does not give int")]
    [InlineData(OpCode.Sqrt, new[] { 1 }, 1, "Sqrt does not take int")]
    [InlineData(OpCode.ScaleB, new[] { 0, 0 }, 0, "operand 1 of ScaleB is an int, not double")]
    [InlineData(OpCode.Less, new[] { 0, 0 }, 0, "Less of double does not give double")]
    [InlineData(OpCode.And, new[] { 0, 0 }, 0, "And does not take double")]
    [InlineData(OpCode.Not, new[] { 1 }, 2, "Not does not take int")]
    [InlineData(OpCode.Add, new[] { 2, 2 }, 2, "Add does not take bool")]
    [InlineData(OpCode.Add, new[] { 3, 3 }, 3, "Add does not take byte")]
    [InlineData(OpCode.Convert, new[] { 2 }, 1, "Convert does not take bool")]
    [InlineData(OpCode.Convert, new[] { 1 }, 2, "Convert of int does not give bool")]
    [InlineData(OpCode.Negate, new[] { 4 }, 4, "Negate takes scalars, not Span<double>")]
    public void An_operation_has_the_types_it_has_in_CSharp(OpCode op, int[] operands, int result, string rule)
    {
        IrType[] types = [IrType.Double, IrType.Int32, IrType.Boolean, ScalarType.Predefined(ScalarKind.Byte), new WorkspaceType(IrType.Double)];
        var broken = Sample.Of("Broken", [.. types.Select((type, i) => ($"v{i}", type))], (b, p) => [b.Apply(op, types[result], [.. operands.Select(i => p[i])])]);

        Assert.Contains(rule, Assert.Throws<InvalidIrException>(() => IrVerifier.Verify(broken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScalarKind.Int32, 3_000_000_000, "3000000000 is outside the range of int")]
    [InlineData(ScalarKind.Boolean, 2, "2 is not a bool")]
    [InlineData(ScalarKind.Byte, -1, "-1 is outside the range of byte")]
    public void A_constant_is_of_its_type(ScalarKind kind, long bits, string rule) => Rejects(rule, (b, p) =>
    {
        b.Integer(bits, ScalarType.Predefined(kind));
        return [];
    });

    [Fact]
    public void A_float_constant_is_a_float() => Rejects("0.1 is not a float", (b, p) =>
    {
        b.Emit(new Constant(b.NewValue(IrType.Single), Literal.Of(0.1)));
        return [];
    });

    [Fact]
    public void Arms_yield_what_the_if_defines()
    {
        Rejects("the yielded values (int) do not match the results of the if (double)", (b, p) => [b.Select(b.Integer(1, IrType.Boolean), IrType.Double, () => p[0], () => p[1])]);
        Rejects("a condition is a bool, not int", (b, p) => [b.Select(p[1], IrType.Double, () => p[0], () => p[0])]);
    }

    [Fact]
    public void A_function_yields_its_results()
    {
        var power = Sample.Power();

        Rejects("the yielded values (double) do not match the results of the function (int)", power with { ResultTypes = [IrType.Int32] });
        Rejects("the yielded values () do not match the results of the function (double)", power with { Body = power.Body with { End = new Yield([]) } });
        Rejects("there is no statement 4", power with { Body = power.Body with { End = power.Body.End with { Statement = 4 } } });
        Rejects("a function needs a name", power with { Name = "" });
    }

    [Theory]
    [InlineData(OpCode.Less, -1, "a loop with the step -1 does not go on while Less")]
    [InlineData(OpCode.Greater, 1, "a loop with the step 1 does not go on while Greater")]
    [InlineData(OpCode.NotEqual, 1, "a loop with the step 1 does not go on while NotEqual")]
    [InlineData(OpCode.Less, 0, "the step is not 0")]
    public void A_loop_steps_towards_its_end(OpCode comparison, long step, string rule) => Rejects(rule, (b, p) =>
    {
        b.Emit(new For([], b.NewValue(IrType.Int32), p[1], comparison, p[1], step, [], b.Block([], () => new Yield([]))));
        return [];
    });

    [Fact]
    public void A_loop_carries_what_it_starts_with()
    {
        Rejects("the carried values () do not match their initial values (double)", (b, p) => Loop(b, p, [b.NewValue(IrType.Double)], b.Block([], () => new Yield([]))));
        Rejects("the final values () do not match their initial values (double)", (b, p) => Loop(b, p, [], b.Block([b.NewValue(IrType.Double)], () => new Yield([p[0]]))));
        Rejects("the yielded values (int) do not match the carried values (double)", (b, p) =>
            Loop(b, p, [b.NewValue(IrType.Double)], b.Block([b.NewValue(IrType.Double)], () => new Yield([p[1]]))));
        Rejects("start and end have the type of the counter", (b, p) =>
        {
            b.Emit(new For([], b.NewValue(IrType.Int64), p[1], OpCode.Less, p[1], 1, [], b.Block([], () => new Yield([]))));
            return [];
        });

        static ValueId[] Loop(FunctionBuilder b, ValueId[] p, EquatableArray<ValueId> final, Block body)
        {
            b.Emit(new For(final, b.NewValue(IrType.Int32), p[1], OpCode.Less, p[1], 1, [p[0]], body));
            return [];
        }
    }

    [Fact]
    public void A_while_condition_is_one_bool_without_side_effects()
    {
        Rejects("the yielded values (double) do not match the condition of a while, one bool (bool)", (b, p) => While(b, b.Block([], () => new Yield([p[0]]))));
        Rejects("the condition of a while yields", (b, p) => While(b, b.Block([], () => new Throw(Template.Of("new Exception()")))));
        Rejects("the condition of a while has no side effects", (b, p) => While(b, b.Block([], () =>
        {
            b.Emit(new Push(p[0]));
            return new Yield([b.Integer(0, IrType.Boolean)]);
        })));

        static ValueId[] While(FunctionBuilder b, Block condition)
        {
            b.Emit(new While([], [], condition, b.Block([], () => new Yield([])), TestsFirst: true));
            return [];
        }
    }

    [Fact]
    public void Only_a_function_with_a_tape_uses_one() => Rejects("only a function that says UsesTape has a tape", (b, p) =>
    {
        b.Emit(new Push(p[0]));
        return [];
    });

    [Fact]
    public void Workspace_holds_what_it_was_reserved_for() => Rejects("Span<int> does not hold double", Sample.Of("Broken", XandN, (b, p) =>
    {
        var memory = b.NewValue(new WorkspaceType(IrType.Int32));
        b.Emit(new Reserve(memory, p[1]));
        b.Emit(new Store(memory, [p[1]], p[0]));
        return [];
    }, usesTape: true));

    [Fact]
    public void Text_has_one_more_part_than_holes() => Rejects("C# text has one more part than it has holes", (b, p) =>
    {
        b.Emit(new Guard(new Template(["Check("], [p[0]])));
        return [];
    });

    [Fact]
    public void A_call_fits_its_callee()
    {
        var root = Sample.Root();
        var calls = (EquatableArray<ValueId> returned, EquatableArray<ValueId> arguments, string callee, FunctionBuilder b) => b.Emit(new Call(returned, callee, arguments));

        RejectsModule("the module has no function 'Square'", (b, p) => calls([], [], "Square", b));
        RejectsModule("the arguments (int) do not match the parameters of 'Root' (double)", (b, p) => calls([b.NewValue(IrType.Double)], [p[1]], "Root", b));
        RejectsModule("the returned values () do not match the results of 'Root' (double)", (b, p) => calls([], [p[0]], "Root", b));
        Assert.Contains(
            "'Root' uses the tape, so its caller must",
            Assert.Throws<InvalidIrException>(() => IrVerifier.Verify(new Module(
                Sample.Of("Main", XandN, (b, p) =>
                {
                    var result = b.NewValue(IrType.Double);
                    calls([result], [p[0]], "Root", b);
                    return [result];
                }),
                [root with { UsesTape = true }]))).Message,
            StringComparison.Ordinal);
        Assert.Contains("two functions of the module", Assert.Throws<InvalidIrException>(() => IrVerifier.Verify(new Module(root, [root]))).Message, StringComparison.Ordinal);

        void RejectsModule(string rule, Action<FunctionBuilder, ValueId[]> body) => Assert.Contains(
            rule,
            Assert.Throws<InvalidIrException>(() => IrVerifier.Verify(new Module(
                Sample.Of("Main", XandN, (b, p) =>
                {
                    body(b, p);
                    return [];
                }),
                [root]))).Message,
            StringComparison.Ordinal);
    }

    private static void Rejects(string rule, Func<FunctionBuilder, ValueId[], ValueId[]> body) =>
        Rejects(rule, Sample.Of("Broken", XandN, body));

    private static void Rejects(string rule, Function function) =>
        Assert.Contains(rule, Assert.Throws<InvalidIrException>(() => IrVerifier.Verify(function)).Message, StringComparison.Ordinal);
}
