using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0105Tests
{
    private static readonly EditorConfig On = EditorConfig.Suggesting("MG0105");

    [Fact]
    public Task A_recursive_call_remains() => Analysis.ExpectIn(
        On,
        "[Differentiable] public static double F(double x, int n) => n == 0 ? 1 : x * {|MG0105:F(x, n - 1)|};",
        "This call is not inlined, because 'F' calls itself: the derivative calls 'FWithGradient'. Where that costs too much, write it as a loop.");

    [Fact]
    public Task A_call_of_a_helper_with_a_loop_remains() => Analysis.ExpectIn(
        On,
        """
        [Differentiable] public static double F(double x, [NoGradient] double k) => 2 * {|MG0105:Power(x, 3)|} + Small(x) + Power(k, 2);
        static double Power(double x, int n) { var y = 1.0; for (var i = 0; i < n; i++) y *= x; return y; }
        static double Small(double x) => x * {|MG0105:Power(x, 2)|};
        """,
        "This call is not inlined, because 'Power' has a loop: the derivative calls 'PowerWithGradient'. Where that costs too much, write the loop in the caller.",
        "This call is not inlined, because 'Power' has a loop: the derivative calls 'PowerWithGradient'. Where that costs too much, write the loop in the caller.");

    [Fact]
    public Task A_call_of_a_large_helper_remains() => Analysis.ExpectIn(
        On,
        """
        [Differentiable] public static double F(double x) => {|MG0105:Large(x)|};
        static double Large(double x) => Math.Sin(x) + Math.Cos(x) + Math.Tan(x) + Math.Exp(x) + Math.Sinh(x) + Math.Cosh(x) + Math.Tanh(x);
        """,
        "This call is not inlined, because 'Large' has more than 12 operations: the derivative calls 'LargeWithGradient'. Where that costs too much, split it into smaller methods.");

    [Fact]
    public Task Calls_that_are_inlined_are_silent() => Analysis.ExpectIn(
        On,
        """
        [Differentiable] public static double F(double x, double[] w) => Small(x) + Sum(w) + Math.Sin(x);
        static double Small(double x) => x * x;
        static double Sum(double[] w) { var sum = 0.0; foreach (var weight in w) sum += weight; return sum; }
        """);

    [Fact]
    public Task It_is_off_by_default() => Analysis.ExpectIn("[Differentiable] public static double F(double x, int n) => n == 0 ? 1 : x * F(x, n - 1);");
}
