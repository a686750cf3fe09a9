using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0104Tests
{
    private static readonly EditorConfig On = EditorConfig.Suggesting("MG0104");

    [Theory]
    [InlineData("{|MG0104:for|} (var i = 0; i < n; i++) y = Math.Sin(y) * x;", "16 bytes")]
    [InlineData("{|MG0104:for|} (var i = n; i > 0; i /= 2) y = Math.Sin(y) * x;", "16 bytes")]
    [InlineData("{|MG0104:while|} (n-- > 0) y = Math.Sin(y) * Math.Exp(y);", "24 bytes")]
    [InlineData("{|MG0104:while|} (true) { if (n-- == 0) break; y = Math.Sin(y); }", "8 bytes")]
    [InlineData("{|MG0104:do|} y = Math.Sin(y); while (n-- > 0);", "8 bytes")]
    [InlineData("{|MG0104:foreach|} (var weight in w) y = Math.Sin(y) * weight;", "8 bytes")]
    [InlineData("for (var i = 0; i < n; i++) { var z = x; {|MG0104:for|} (var j = 0; j < i; j++) z = Math.Sin(z); y += z; }", "8 bytes")]
    public Task What_a_loop_saves_is_said_at_its_keyword(string loop, string amount) => Analysis.ExpectIn(
        On,
        $$"""
        [Differentiable]
        public static double F(double x, [NoGradient] double[] w, int n)
        {
            var y = x;
            {{loop}}
            return y;
        }
        """,
        $"This loop saves {amount} per iteration, because the derivative runs it backwards and needs the values again. A loop whose iterations only add to sums saves nothing.");

    [Fact]
    public Task An_array_that_each_iteration_fills_anew_is_saved_whole() => Analysis.ExpectIn(
        On,
        """
        [Differentiable]
        public static double F(double x, double[] w, int n)
        {
            var a = new double[w.Length];
            {|MG0104:for|} (var i = 0; i < n; i++)
            {
                for (var j = 0; j < w.Length; j++) a[j] = Math.Sin(x * w[j]);
                x = 0;
                for (var j = 0; j < w.Length; j++) x += a[j] * a[j];
            }

            return x;
        }
        """,
        "This loop saves 8 bytes and a copy of 'a' per iteration, because the derivative runs it backwards and needs the values again. A loop whose iterations only add to sums saves nothing.");

    [Fact]
    public Task Loops_that_save_nothing_are_silent() => Analysis.ExpectIn(
        On,
        """
        [Differentiable]
        public static double F(double x, double[] w)
        {
            var sum = 0.0;
            for (var i = 0; i < w.Length; i++) sum += Math.Sin(w[i] * x);
            foreach (var weight in w) sum *= 2;
            return sum;
        }
        """);

    [Fact]
    public Task Loops_of_vector_valued_methods_are_looked_at() => Analysis.ExpectIn(
        On,
        """
        [Differentiable]
        public static void F(double x, int n, Span<double> y)
        {
            {|MG0104:for|} (var i = 0; i < n; i++) x = Math.Sin(x);
            y[0] = x;
        }
        """);

    [Fact]
    public Task It_is_off_by_default() => Analysis.ExpectIn(
        "[Differentiable] public static double F(double x, int n) { while (n-- > 0) x = Math.Sin(x); return x; }");
}
