using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0009Tests
{
    [Fact]
    public Task A_loop_that_saves_is_reported_at_its_keyword() => Analysis.ExpectIn(
        """
        [Differentiable(Allocation = Allocation.None)]
        public static double F(double x, int n)
        {
            var y = x;
            {|MG0009:for|} (var i = 0; i < n; i++) y = Math.Sin(y) * x;
            return y;
        }
        """,
        "'FWithGradient' needs workspace, which Allocation.None forbids: this loop saves 16 bytes per iteration; let its iterations only add to sums, or allow workspace: Allocation.Workspace");

    [Fact]
    public Task Loops_of_helpers_are_reported() => Analysis.ExpectIn(
        """
        [Differentiable(Allocation = Allocation.None)]
        public static double F(double x, int n) => Iterated(x, x, n) + Iterated(2 * x, 1, n);
        static double Iterated(double x, double y, int n)
        {
            {|MG0009:while|} (n-- > 0) x = Math.Sin(x) * y;
            return x;
        }
        """);

    [Fact]
    public Task A_local_array_is_reported_where_it_is_made() => Analysis.ExpectIn(
        """
        [Differentiable(Allocation = Allocation.None)]
        public static double F(double[] x)
        {
            var y = {|MG0009:new double[x.Length]|};
            for (var i = 0; i < x.Length; i++) y[i] = x[i] * x[i];
            var sum = 0.0;
            for (var i = 0; i < x.Length; i++) sum += y[i];
            return sum;
        }
        """,
        "'FWithGradient' needs workspace, which Allocation.None forbids: this array is kept there; use variables or a short array of constant length, or allow workspace: Allocation.Workspace");

    [Fact]
    public Task A_matrix_is_reported_too() => Analysis.ExpectIn(
        """
        [Differentiable(Allocation = Allocation.None)]
        public static double F(double x)
        {
            var m = {|MG0009:new double[2, 2]|};
            m[0, 1] = x;
            return m[0, 1] * x;
        }
        """);

    [Theory]
    [InlineData("public static double F(double x, double y) => Math.Sin(x * y)")]
    [InlineData("public static double F(double x, double[] w) { var sum = 0.0; for (var i = 0; i < w.Length; i++) sum += Math.Sin(w[i] * x); return sum; }")]
    [InlineData("public static double F(double x) { var y = new double[2]; y[0] = x; y[1] = x * x; return y[0] * y[1]; }")]
    [InlineData("public static double F(double x, int n) => n == 0 ? 1 : x * F(x, n - 1)")]
    public Task What_needs_no_workspace_is_silent(string method) => Analysis.ExpectIn($"[Differentiable(Allocation = Allocation.None)] {method};".Replace("};", "}"));

    [Fact]
    public Task Without_the_contract_nothing_is_asked() => Analysis.ExpectIn(
        "[Differentiable(Allocation = Allocation.Workspace)] public static double F(double x, int n) { while (n-- > 0) x = Math.Sin(x); return x; }");

    [Theory]
    [InlineData("Derivatives.Jacobian", "public static double[] F(double x) => [x, 2 * x]", "'FWithJacobian' needs workspace, which Allocation.None forbids: it is put together row by row; ask for Derivatives.Vjp or Derivatives.Jvp alone, or allow workspace: Allocation.Workspace")]
    [InlineData("Derivatives.Hessian", "public static double F(double[] x) => x[0] * x[0]", "'FWithHessian' needs workspace, which Allocation.None forbids: it is put together row by row; ask for Derivatives.Hvp, or allow workspace: Allocation.Workspace")]
    [InlineData("Derivatives.Hvp", "public static double F(double[] x) => x[0] * x[0]", "'FWithHvp' needs workspace, which Allocation.None forbids: it has intermediate arrays of its own; ask for other derivatives, or allow workspace: Allocation.Workspace")]
    public Task What_no_statement_is_to_blame_for_is_reported_at_the_attribute(string kind, string method, string message) => Analysis.ExpectIn(
        $"[{{|MG0009:Differentiable({kind}, Allocation = Allocation.None)|}}] {method};", message);

    [Fact]
    public Task Forward_mode_needs_none_for_a_loop() => Analysis.ExpectIn(
        "[Differentiable(Derivatives.Jvp, Allocation = Allocation.None)] public static double F(double x, int n) { while (n-- > 0) x = Math.Sin(x); return x; }");

    [Fact]
    public Task A_loop_that_two_derivatives_save_in_is_reported_once() => Analysis.ExpectIn(
        "[Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian, Allocation = Allocation.None)] public static double F(double x, int n) { {|MG0009:while|} (n-- > 0) x = Math.Sin(x); return x; }");

    [Fact]
    public void The_derivative_is_generated_all_the_same_so_that_its_callers_compile() =>
        Assert.Equal("F", Bound.Members("[Differentiable(Allocation = Allocation.None)] public static double F(double x, int n) { while (n-- > 0) x = Math.Sin(x); return x; }").Signature.Stem);
}
