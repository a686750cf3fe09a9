using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0101Tests
{
    private const string Methods = """
        [Differentiable] public static double F(double x) => x * x;
        [Differentiable] public static double G(double x, [NoGradient] double y) => x * y;
        [Differentiable(Derivatives.Jvp)] public static double Tangent(double x) => x * x;
        public static double Plain(double x) => x * x;
        static double Next() => 1;

        """;

    [Theory]
    [InlineData("{|MG0101:(F(a + h) - F(a)) / h|}")]
    [InlineData("{|MG0101:(F(h + a) - F(a)) / h|}")]
    [InlineData("{|MG0101:(F(a) - F(a - h)) / h|}")]
    [InlineData("{|MG0101:(F(a + h) - F(a - h)) / (2 * h)|}")]
    [InlineData("{|MG0101:(F(a + h) - F(a - h)) / (h * 2.0)|}")]
    [InlineData("{|MG0101:(F(a + h) - F(a - h)) / (h + h)|}")]
    [InlineData("{|MG0101:(F(a + 1e-6) - F(a - 1e-6)) / 2e-6|}")]
    [InlineData("{|MG0101:(F(xs[i] + h) - F(xs[i])) / h|}")]
    [InlineData("1 + {|MG0101:((F(2 * a + h)) - (F(2 * a))) / (h)|} * 2")]
    public Task A_difference_of_a_differentiable_method_is_pointed_at(string expression) => Analysis.ExpectIn(
        $"{Methods} static double Slope(double a, double h, double[] xs, int i) => {expression};",
        "This difference approximates the derivative of 'F' by 'x', and loses half of the digits or more: 'FWithGradient(…).X' computes it exactly");

    [Theory]
    [InlineData("(F(a + h) - F(a)) / (2 * h)")]
    [InlineData("(F(a + h) - F(a - h)) / h")]
    [InlineData("(F(a + h) - F(b)) / h")]
    [InlineData("(F(a) - F(a + h)) / h")]
    [InlineData("(F(a + h) + F(a)) / h")]
    [InlineData("(F(a + h) - F(a)) * h")]
    [InlineData("(F(Next() + h) - F(Next())) / h")]
    [InlineData("(G(a, b + h) - G(a, b)) / h")]
    [InlineData("(G(a + h, b + h) - G(a, b)) / h")]
    [InlineData("(F(a + h) - G(a, b)) / h")]
    [InlineData("(Tangent(a + h) - Tangent(a)) / h")]
    [InlineData("(Plain(a + h) - Plain(a)) / h")]
    public Task Other_quotients_are_left_alone(string expression) => Analysis.ExpectIn($"{Methods} static double Slope(double a, double b, double h) => {expression};");

    [Fact]
    public Task A_differentiable_method_may_use_differences() => Analysis.ExpectIn(
        Methods + "[Differentiable] public static double Slope(double a, double h) => (F(a + h) - F(a)) / h;");
}
