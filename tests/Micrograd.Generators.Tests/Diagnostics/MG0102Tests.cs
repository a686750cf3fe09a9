using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0102Tests
{
    private static readonly EditorConfig On = EditorConfig.Suggesting("MG0102");

    [Theory]
    [InlineData("x * {|MG0102:Math.Floor(2 * x)|}", "'Math.Floor'")]
    [InlineData("{|MG0102:Math.Ceiling(x)|}", "'Math.Ceiling'")]
    [InlineData("{|MG0102:Math.Round(x, 2)|}", "'Math.Round'")]
    [InlineData("{|MG0102:double.Truncate(x)|}", "'double.Truncate'")]
    [InlineData("x * {|MG0102:Math.Sign(x)|}", "'Math.Sign'")]
    [InlineData("x * {|MG0102:(int)x|}", "the conversion to 'int'")]
    [InlineData("weights[{|MG0102:(int)(x + 1)|}]", "the conversion to 'int'")]
    [InlineData("Helper(x)", "'Math.Floor'")]
    public Task A_step_is_pointed_at(string expression, string what) => Analysis.ExpectIn(
        On,
        $$"""
        [Differentiable] public static double F(double x, double[] weights) => {{expression}};
        static double Helper(double y) => {{(expression.StartsWith("Helper", StringComparison.Ordinal) ? "{|MG0102:Math.Floor(y)|}" : "Math.Floor(y)")}};
        """,
        $"The gradient stops here: {what} is constant between its steps, so its derivative is 0. Where the gradient is to pass, compute with the number as it is.");

    [Fact]
    public Task Comparisons_constants_and_other_conversions_are_no_stops() => Analysis.ExpectIn(
        On,
        "[Differentiable] public static double F(double x, [NoGradient] double k, int n) => x > 1 && double.IsFinite(x) ? x * Math.Floor(k) * (int)k * n : (float)x * Math.Round(Gradient.Stop(x));");

    [Fact]
    public Task Arrays_that_a_helper_fills_carry_the_gradient() => Analysis.ExpectIn(
        On,
        """
        [Differentiable]
        public static double F(double x, [NoGradient] double[] k)
        {
            var a = new double[2];
            Fill(a, x);
            return x * {|MG0102:Math.Floor(a[0])|} * Math.Floor(k[0]);
        }
        static void Fill(double[] target, double value) => target[0] = value;
        """);

    [Fact]
    public Task It_is_off_by_default() => Analysis.ExpectIn("[Differentiable] public static double F(double x) => x * Math.Floor(x);");

    [Fact]
    public Task A_helper_of_two_methods_is_pointed_at_once() => Analysis.ExpectIn(
        On,
        """
        [Differentiable] public static double F(double x) => Helper(x);
        [Differentiable] public static double G(double x) => Helper(x) + Helper(2 * x);
        static double Helper(double x) => x * {|MG0102:Math.Floor(x)|};
        """);
}
