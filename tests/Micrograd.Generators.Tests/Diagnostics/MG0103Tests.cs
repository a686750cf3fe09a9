using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0103Tests
{
    private static readonly EditorConfig On = EditorConfig.Suggesting("MG0103");

    [Theory]
    [InlineData("Math.Abs(x - y)", "at 0; by convention it is 0 there")]
    [InlineData("Math.Max(0, x)", "where the arguments are equal; by convention each of the two gets one half")]
    [InlineData("double.MinMagnitude(x, y)", "where the arguments are equal; by convention each of the two gets one half")]
    [InlineData("Math.Clamp(x, -1, 1)", "at the bounds; by convention they count as inside")]
    [InlineData("double.Hypot(x, y)", "at (0, 0); by convention it is 0 there")]
    [InlineData("Math.CopySign(x, y)", "where a sign changes; by convention 0 counts as positive and −0 as negative")]
    public Task A_kink_is_pointed_at(string expression, string convention) => Analysis.ExpectIn(
        On,
        $$"""[Differentiable] public static double F(double x, double y) => 2 * {|MG0103:{{expression}}|};""",
        $"'{expression}' has no derivative {convention}. If another one is wanted there, write the cases out with 'if'.");

    [Fact]
    public Task Kinks_of_constants_are_not() => Analysis.ExpectIn(
        On, "[Differentiable] public static double F(double x, [NoGradient] double k, int n) => x * Math.Abs(k) * Math.Max(n, 2);");

    [Fact]
    public Task It_is_off_by_default() => Analysis.ExpectIn("[Differentiable] public static double F(double x) => Math.Abs(x);");
}
