using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0007Tests
{
    [Fact]
    public Task Equality_of_active_values_is_a_warning() => Analysis.ExpectIn(
        "[Differentiable] public static double F(double x, double y) => {|MG0007:x * 2 == y|} ? x : {|MG0007:y != 0|} ? 1 : y;",
        "'==' tests a differentiated value for exact equality: at the one point where it holds, the branch taken has another derivative than its surroundings. Compare with a tolerance, or with '<=' or '>='.",
        "'!=' tests a differentiated value for exact equality: at the one point where it holds, the branch taken has another derivative than its surroundings. Compare with a tolerance, or with '<=' or '>='.");

    [Fact]
    public Task Constants_and_integers_may_be_compared() => Analysis.ExpectIn(
        """
        static readonly double Limit = 1;
        [Differentiable] public static double F(double x, int n, [NoGradient] double k) => n == 0 && k == 1 && Limit != 2 && Math.Floor(x) == 3 ? x : 1;
        """);

    [Fact]
    public Task Patterns_are_equality_too() => Analysis.ExpectIn(
        "[Differentiable] public static double F(double x) { switch (x) { case {|MG0007:0|}: return 1; } return x is {|MG0007:1|} or double.NaN ? 2 : x; }");

    [Fact]
    public Task Activity_is_followed_into_helpers_and_around_loops() => Analysis.ExpectIn(
        """
        [Differentiable]
        public static double F(double x, int n)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++)
            {
                if ({|MG0007:sum == 3|}) sum += 1;
                sum += x * Helper(x, 1);
            }

            return sum;
        }
        static double Helper(double a, double b) => {|MG0007:a == 1|} || b == 2 ? a : b;
        """);

    [Fact]
    public Task Activity_is_followed_through_arrays_that_helpers_write_to() => Analysis.ExpectIn(
        """
        [Differentiable]
        public static double F(double x, [NoGradient] double[] k)
        {
            var a = new double[2];
            var b = new double[2];
            Fill(a, x);
            return {|MG0007:a[0] == 0|} || b[0] == 0 || k[0] == 0 ? First(a) : First(b) + First(k);
        }
        static void Fill(double[] target, double value) => FillFirst(target, 2 * value);
        static void FillFirst(double[] target, double value) => target[0] = value;
        static double First(double[] values) => values[0];
        """);

    [Fact]
    public Task Pragmas_are_obeyed() => Analysis.ExpectIn(
        """
        #pragma warning disable MG0007
        [Differentiable] public static double F(double x) => x == 0 ? 1 : x;
        #pragma warning restore MG0007
        """);

    [Fact]
    public void A_warning_does_not_prevent_generation() =>
        Assert.Equal("F", Bound.Members("[Differentiable] public static double F(double x) => x == 0 ? 1 : x;").Signature.Stem);
}
