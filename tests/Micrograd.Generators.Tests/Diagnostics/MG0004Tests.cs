using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0004Tests
{
    [Theory]
    [InlineData("x + {|MG0004:Random.Shared.NextDouble()|}", "The derivative of 'Random.NextDouble' is unknown: it is in another assembly ('System.Private.CoreLib') and there is no rule for it; call it outside and pass its result in")]
    [InlineData("{|MG0004:double.Parse(\"1\")|} * x", "The derivative of 'double.Parse' is unknown: Text is not differentiable; read the number before the call and pass it in as a parameter")]
    [InlineData("{|MG0004:Unwritten(x)|}", "The derivative of 'M.Unwritten' is unknown: it has no body to look into; call a method with a body")]
    [InlineData("{|MG0004:Shape.Instance.Value(x)|}", "The derivative of 'Shape.Value' is unknown: it is virtual, so which body runs is decided at run time; seal it, or call a method that is not virtual")]
    [InlineData("{|MG0004:Made(x)|}.Size", "The derivative of 'M.Made' is unknown: its result of type 'Shape' may depend on differentiated values; return one number")]
    [InlineData("{|MG0004:Pair(x)|}.Item1", "The derivative of 'M.Pair' is unknown: its result of type '(double, double[])' is not supported; return one number, or a struct or tuple of numbers")]
    public Task A_call_is_reported_with_its_reason(string expression, string message) => Analysis.ExpectIn(
        $$"""
        [Differentiable] public static double F(double x) => {{expression}};
        [System.Runtime.InteropServices.DllImport("none")] static extern double Unwritten(double x);
        static (double, double[]) Pair(double x) => (x, [x]);
        static Shape Made(double x) => new Shape { Size = x };
        public class Shape { public double Size; public static readonly Shape Instance = new(); public virtual double Value(double x) => x; }
        """,
        message);

    [Theory]
    [InlineData("Console.WriteLine(x)", "Console.WriteLine", "System.Console", "call it outside of differentiable code")]
    [InlineData("Console.WriteLine(\"x\")", "Console.WriteLine", "System.Console", "call it outside of differentiable code")]
    [InlineData("Array.Sort(new double[2])", "Array.Sort", "System.Private.CoreLib", "write it out with a loop, or call it outside and pass its result in")]
    public Task The_way_out_fits_the_method(string call, string name, string assembly, string advice) => Analysis.ExpectIn(
        $$"""[Differentiable] public static double F(double x) { {|MG0004:{{call}}|}; return x; }""",
        $"The derivative of '{name}' is unknown: it is in another assembly ('{assembly}') and there is no rule for it; {advice}");

    [Fact]
    public async Task A_call_of_a_generated_member_is_reported_though_the_analyzer_sees_its_source()
    {
        var output = new GeneratorRun().Run(Compilations.Create(Bound.InClass("[Differentiable] public static double F(double x) => x; [Differentiable] public static double G(double x) => FWithGradient(x).X;")));
        Assert.Equal(
            "The derivative of 'M.FWithGradient' is unknown: it is itself generated, which happens after methods are differentiated; call the method that it is the derivative of, or ask for Derivatives.Hvp or Hessian there",
            Assert.Single(await Analysis.Of(output)).GetMessage());
    }

    [Fact]
    public Task A_conditional_call_is_reported() => Analysis.ExpectIn(
        """
        [Differentiable] public static double F(double x) { {|MG0004:Check(x)|}; return x; }
        [System.Diagnostics.Conditional("DEBUG")] static void Check(double x) { }
        """,
        "The derivative of 'M.Check' is unknown: it is [Conditional], so the compiler may leave the call out; remove the attribute or the call");

    [Fact]
    public Task Arguments_of_a_reported_call_are_looked_into() => Analysis.ExpectIn(
        "[Differentiable] public static double F(double x) => {|MG0004:Math.BigMul((int)x, (int){|MG0004:double.Parse(\"1\")|})|};");

    [Fact]
    public Task Own_conversions_and_operators_are_reported() => Analysis.ExpectIn(
        """
        static readonly Money Price = new();
        [Differentiable] public static double F(double x) => x * {|MG0004:(double)Price|};
        public class Money { public static explicit operator double(Money money) => 1; }
        """,
        "The derivative of 'Money.op_Explicit' is unknown: it is a conversion of its own; convert between double, float and integers only");
}
