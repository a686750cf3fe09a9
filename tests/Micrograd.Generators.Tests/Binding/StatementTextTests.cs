using Micrograd.Compiler.Ir;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Binding;

public class StatementTextTests
{
    [Fact]
    public void Statements_are_on_one_line_without_comments()
    {
        var main = Bound.Members(
            """
            [Differentiable]
            public static double F(double a, double b, int n)
            {
                var model = a * /* slope */ b   // the model
                    + 1;
                double first = model, second=a*b;
                for (int i = 0; /* up */ i < n; i++)
                {
                    first   +=  second;
                }

                while (first > 10) first /= 2;
                if (first<b) { b++; }
                return first - /* error */
                    b;
            }
            """).Primal.Main;
        Assert.Equal(
            ["model = a * b + 1", "first = model", "second=a*b", "for (int i = 0; i < n; i++)", "first += second", "first > 10", "first /= 2", "first<b", "b++", "value = first - b"],
            main.Statements);
    }

    [Fact]
    public void Comments_make_no_difference() => Assert.Equal(
        Bound.Members("[Differentiable] public static double F(double x) { var y = x * x; return y + 1; }"),
        Bound.Members(
            """
            // one
            [Differentiable] public static double F(double x) // two
            { /* three */ var /* four */ y /* five */ = x /* six */ * x; // seven
              /* eight */ return /* nine */ y + 1 /* ten */; }
            """));

    [Fact]
    public void Each_instruction_knows_its_statement()
    {
        var main = Bound.Members("[Differentiable] public static double F(double x) { var y = x * 2; return y - 1; }").Primal.Main;
        Assert.Equal(
            [("Multiply", "y = x * 2"), ("Subtract", "value = y - 1")],
            main.Body.Instructions.Items.OfType<Apply>().Select(apply => (apply.Op.ToString(), main.Statements[apply.Statement])));
    }

    [Fact]
    public void Values_are_named_after_variables()
    {
        var main = Bound.Members("[Differentiable] public static double F(double x) { var y = x * 2; x = y + 1; x += y; return x - 1; }").Primal.Main;
        Assert.Equal(
            ["y", "x", "x", null],
            main.Body.Instructions.Items.OfType<Apply>().Select(apply => main.Values[apply.Result.Index].Name));
    }

    [Theory]
    [InlineData("1e-12", "1e-12")]
    [InlineData("1_000.5", "1_000.5")]
    [InlineData("Math.PI", "Math.PI")]
    [InlineData("double.MaxValue", "double.MaxValue")]
    [InlineData("Unit", "Unit")]
    [InlineData("M.Unit", "Unit")]
    [InlineData("Other.Scale", "global::Other.Scale")]
    [InlineData("Math.PI / 180", "(Math.PI / 180)")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("3", null)]
    [InlineData("'a'", null)]
    public void Constants_keep_their_spelling(string expression, string? spelling)
    {
        var main = Bound.File(Bound.InClass($"const double Unit = 0.5; [Differentiable] public static double F(double x) => x + ({expression});") + " static class Other { internal const double Scale = 3; }").Primal.Main;
        Assert.Equal(spelling, main.Body.Instructions.Items.OfType<Constant>().Single().Value.Spelling);
    }

    [Fact]
    public void A_constant_of_a_shadowed_type_is_spelled_in_full()
    {
        var main = Bound.Members("static class Math { } [Differentiable] public static double F(double x) => x + System.Math.PI;").Primal.Main;
        Assert.Equal("global::System.Math.PI", main.Body.Instructions.Items.OfType<Constant>().Single().Value.Spelling);
    }

    [Fact]
    public void A_private_constant_of_another_type_is_a_number()
    {
        var module = Bound.File(Bound.InClass("[Differentiable] public static double F(double x) => Other.Scaled(x);") + " static class Other { private const double Scale = 3; internal static double Scaled(double x) => x * Scale; }").Primal;
        Assert.Null(module.Helpers[0].Body.Instructions.Items.OfType<Constant>().Single().Value.Spelling);
    }
}
