namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Adjoints reach what loops and branches start from, however little else happens in them.</summary>
public class AdjointFlowTests
{
    [Theory]
    [InlineData("double F(double[] x, double v) { var s = v * v; for (var i = 0; i < x.Length; i++) s += x[i] * v; return s * 2; }")]
    [InlineData("double F(double[] x, double v) { var s = v; var t = v * v; for (var i = 0; i < x.Length; i++) { s += x[i]; t += x[i] * x[i]; } return s * 3 + t; }")]
    [InlineData("double F(double[] x, double v) { var s = v; var i = 0; while (i < x.Length) { s += x[i] * x[i]; i++; } return s * 2; }")]
    [InlineData("double F(double[] x, double v) { var i = 0; double s = v, t = 0.0; while (i < x.Length) { s += x[i] * x[i]; t += x[i] * v; i++; } return s * 2 + t * i; }")]
    [InlineData("double F(double[] x, double v) { var s = v; for (var i = 0; i < x.Length; i++) { var t = v; for (var j = 0; j <= i; j++) t += x[j] * x[i]; s += t; } return s * 2; }")]
    public void Sums_start_from_what_is_active(string method) => Agreement.OnGrid("[Differentiable] public static " + method);

    [Theory]
    [InlineData("double F(double x, int n) { var s = x; for (var i = 0; i < n; i++) s += n; return s * s; }")]
    [InlineData("double F(double x, int n) { var s = x * x; while (n > 0) { s -= n; n--; } return s * s; }")]
    [InlineData("double F(double x, double y, int n) { for (var i = 0; i < n; i++) (x, y) = (y, x); return x * x * y; }")]
    public void Loops_that_only_pass_on_agree(string method) => Agreement.OnGrid("[Differentiable] public static " + method);

    [Theory]
    [InlineData("double F(double x) { double y; if (x > -2) { y = x * x; } else { throw new ArgumentException(); } return y * x; }")]
    [InlineData("double F(double x) { double y; if (x < -2) { throw new ArgumentException(); } else { y = Math.Sin(x) * x; } return y * x; }")]
    [InlineData("double F(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) { if (p < 1e9) { var q = Math.Sin(p * x); p = q * q + i; } else { throw new ArgumentException(); } } return p; }")]
    [InlineData("double F(double x, int n) { var p = x; for (var i = 0; i < n; i++) { if (p > 1e9) { throw new ArgumentException(); } else { for (var j = 0; j < 2; j++) p = Math.Sin(p + x); } p += x * x; } return p; }")]
    [InlineData("double F(double[] x, double v) { if (v < 1e9) { for (var i = 0; i < x.Length; i++) v = Math.Sin(v * x[i]); } else { throw new ArgumentException(); } return v * v; }")]
    [InlineData("double F(double x, int n) { if (n > 5) { throw new ArgumentException(); } else { throw new InvalidOperationException(); } }")]
    public void Branches_beside_a_throw_agree(string method) => Agreement.OnGrid("[Differentiable] public static " + method);

    [Theory]
    [InlineData("double F(double[] x, double v, int n) { var s = v * v; for (var i = 0; i < n; i++) { s = v + i; Refuse(x); } return s * v; }")]
    [InlineData("double F(double[] x, double v, int n) { var s = v * v; while (n > 0) { s = v + n; n--; Refuse(x); } return s * v; }")]
    [InlineData("double F(double[] x, double v, int n) { var s = v * v; if (n > 0) do { s *= n; Refuse(x); } while (s > 0); return s * v; }")]
    [InlineData("double F(double[] x, double v, int n) { var s = v * v; if (n > 0) do { s *= v; n--; } while (Never(x) > 0); return s * v; }")]
    [InlineData("double F(double[] x, double v, int n) { var s = v * v; if (n > 1) while (Never(x) > 0) { s *= v; } return s * v; }")]
    public void Loops_whose_helper_throws_agree(string method) =>
        Agreement.OnGrid("static void Refuse(double[] a) => throw new ArgumentException(); static double Never(double[] a) => throw new InvalidOperationException(); [Differentiable] public static " + method);

    [Theory]
    [InlineData("double F(double x, int n) { var t = new double[n < 0 ? 1 : n + 20]; var s = x; for (var i = 0; i < n; i++) { for (var j = 0; j < t.Length; j++) t[j] = Math.Sin(s + 0.1 * j * x); var u = 0.0; for (var j = 0; j < t.Length; j++) u += t[j] * t[j]; s = Math.Sin(0.02 * u); } return s; }")]
    [InlineData("double F(double x, int n) { var s = x; for (var i = 0; i < n; i++) { var t = new double[n + 20]; for (var j = 0; j < t.Length; j++) t[j] = Math.Sin(s + 0.1 * j * x); var u = 0.0; for (var j = 1; j < t.Length; j++) u += t[j] * t[j - 1]; s = Math.Sin(0.02 * u); } return s; }")]
    public void Arrays_that_each_iteration_fills_anew_are_there_again(string method) => Agreement.OnGrid("[Differentiable] public static " + method);
}
