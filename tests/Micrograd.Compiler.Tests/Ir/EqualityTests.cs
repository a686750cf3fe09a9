using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Ir;

public class EqualityTests
{
    [Fact]
    public void Sharing_costs_nothing()
    {
        // x·x nested 26 deep is 67 million multiplications when written out as a tree.
        var (left, right) = (Squares(26), Squares(26));

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Fact]
    public void A_hundred_thousand_instructions_compare_equal_to_themselves_built_again()
    {
        Assert.Equal(Squares(100_000), Squares(100_000));
        Assert.NotEqual(Squares(100_000), Squares(100_001));
    }

    [Fact]
    public void Any_difference_is_a_difference()
    {
        var power = Sample.Power();
        Function[] others =
        [
            power with { Name = "Raise" },
            power with { Parameters = [power.Parameters[1], power.Parameters[0]] },
            power with { Values = [power.Values[0] with { Name = "y" }, .. power.Values.Skip(1)] },
            power with { Values = [power.Values[0] with { Type = IrType.Single }, .. power.Values.Skip(1)] },
            power with { Values = [power.Values[0] with { Role = ValueRole.Derivative }, .. power.Values.Skip(1)] },
            power with { Statements = ["var p = 2.0;", .. power.Statements.Skip(1)] },
            power with { ResultTypes = [IrType.Single] },
            power with { UsesTape = true },
            power with { Body = power.Body with { End = new Yield([new(0)]) { Statement = power.Body.End.Statement } } },
            power with { Body = power.Body with { End = power.Body.End with { Statement = -1 } } },
            WithLoop(power, loop => loop with { Step = 2 }),
            WithLoop(power, loop => loop with { Comparison = OpCode.LessOrEqual }),
            WithLoop(power, loop => loop with { Statement = -1 }),
            WithLoop(power, loop => loop with { Body = loop.Body with { Instructions = [] } }),
            WithLoop(power, loop => loop with { Body = loop.Body with { Instructions = [((Apply)loop.Body.Instructions[0]) with { Op = OpCode.Add }] } }),
            WithLoop(power, loop => loop with { Body = loop.Body with { Instructions = [((Apply)loop.Body.Instructions[0]) with { Overflow = Overflow.Checked }] } }),
        ];

        Assert.Equal(power, Sample.Power());
        Assert.All(others, other => Assert.NotEqual(power, other));
        Assert.NotEqual(Sample.Root(testsFirst: true), Sample.Root(testsFirst: false));
        Assert.NotEqual(new Module(power, []), new Module(power, [power]));
    }

    [Fact]
    public void Constants_are_compared_by_bits()
    {
        Assert.Equal(Literal.Of(double.NaN), Literal.Of(double.NaN));
        Assert.NotEqual(Literal.Of(0.0), Literal.Of(-0.0));
        Assert.NotEqual(Literal.Of(0.5, "0.5"), Literal.Of(0.5, "Half"));
    }

    private static Function WithLoop(Function function, Func<For, For> change) => function with
    {
        Body = function.Body with { Instructions = [.. function.Body.Instructions.Select(instruction => instruction is For loop ? change(loop) : instruction)] },
    };

    private static Function Squares(int depth) => Sample.Of("Squares", [("x", IrType.Double)], (b, p) =>
    {
        var value = p[0];
        for (var i = 0; i < depth; i++)
        {
            value = b.Apply(OpCode.Multiply, IrType.Double, [value, value]);
        }

        return [value];
    });
}
