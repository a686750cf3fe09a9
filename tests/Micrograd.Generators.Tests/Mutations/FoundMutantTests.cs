using Micrograd.Generators.Tests.Infrastructure;
using Micrograd.Reliability.Outcomes;

namespace Micrograd.Generators.Tests.Mutations;

/// <summary>Programs that once stopped the generator or the analyzer, or ended in neither code nor a diagnostic.</summary>
public sealed class FoundMutantTests
{
    [Theory]
    [InlineData("[Differentiable] public static double F(double double x) => x;")]
    [InlineData("[Differentiable] public static double F(Half x) { if (x > 0) x = 1; return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { double[] a; if (x > 0) return a[0]; a = [2]; return a[0] * x; }")]
    [InlineData("[Differentiable] public static double F(double[] x, int n) { var y = x.AsSpan() ?? 0; return x[n]; }")]
    [InlineData("[Differentiable] public static double F(double[] x, int n) { (var y, x) = (1.0, n); return x[0]; }")]
    [InlineData("} [Differentiable] public static double F(double x) => x;")]
    [InlineData("[Differentiable] public static (double, int) F(double x) => (x, x, 3);")]
    [InlineData("[x > 0 ? Differentiable : null] public static double F(double x) => x;")]
    [InlineData("public struct S { public double X; public S Inner; } [Differentiable] public static double F(S s) => s.X;")]
    [InlineData("public struct S { public T Inner; public double X; } public struct T { public S A; public S B; } [Differentiable] public static double F(S[] s) => s[0].X;")]
    [InlineData("public struct S<T> { public double X; public S<S<T>> A; public S<S<T>> B; } [Differentiable] public static double F(S<int> s) => s.X;")]
    public async Task A_program_that_does_not_compile_is_no_reason_to_fail(string members) => Assert.Empty((await ProgramOutcome.Of(Compilations.Create(Bound.InClass(members)))).Problems);

    [Theory]
    [InlineData("[Differentiable] public static float F(float x) { for (var k = 0.0; k < 1; k += 0.5) x *= 0.5f; return x; }")]
    [InlineData("[Differentiable] public static double F(double[] x) { if (x.Length < 2) foreach (var v in new[] { 1.0, 2 }) { Refuse(x); } return x[0] * x[1]; } static void Refuse(double[] a) => throw new Exception();")]
    [InlineData("[Differentiable] public static double F(double[] x, int n) { Span<double> d = stackalloc double[n]; for (var i = 0; i < n; i++) { d[i] = i; } var e = d.Slice(1, n - 1); return x[0] * e[0]; }")]
    [InlineData("[Differentiable] public static double F(double x) => Math.Sin(x) * H(x); static double H(double x) { var a = new[] { (1, 2) }; foreach (var p in a) { if (p.Item1 > 5) return x; x *= p.Item1 + p.Item2; } return x; }")]
    public async Task Generated_code_compiles(string members)
    {
        var outcome = await ProgramOutcome.Of(Compilations.Create(Bound.InClass(members)));
        Assert.Empty(outcome.Problems);
        Assert.Equal(OutcomeKind.Differentiated, outcome.Methods[0].Kind);
    }

    [Theory]
    [InlineData("[Differentiable] public static double F(double[] x, double[] y) => x == y ? x[0] : y[0];")]
    [InlineData("[Differentiable] public static double F(Span<double> x, Span<double> y) => x == y ? x[0] : y[0];")]
    [InlineData("[Differentiable] public static double F(double[] x) { var o = x ?? (object)\"none\"; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(double x) { throw new ArgumentException(Text(x)); string Text(double v) => \"text\"; }")]
    [InlineData("[Differentiable] public static double F(double x) { var s = Text(x); return x; string Text(double v) => \"text\"; }")]
    [InlineData("[Differentiable] public static double F(double x) => GWithGradient(x).Value; [Differentiable] public static double G(double x) => x;")]
    [InlineData("[Differentiable(0)] public static double F(double x) => x;")]
    [InlineData("[Differentiable] public static double[] F(double[] x) => throw new Exception();")]
    [InlineData("[Differentiable] public static (double, double) F((double, double) x) => throw new Exception();")]
    [InlineData("[Differentiable] public static void F(double[] x, Span<double> y) { y[0] = x[0]; throw new Exception(); }")]
    [InlineData("[Differentiable] public static void F(int[] x, Span<double> y) => y[0] = x[0];")]
    [InlineData("[Differentiable] public static void F(Span<double> y) => y[0] = Math.Sin(y[0]);")]
    [InlineData("[Differentiable] public static double F(double x) { const int n = 3; return x + n with { }; }")]
    [InlineData("[Differentiable] public static double F(double x, int n) => x + n / 0;")]
    [InlineData("public static double F(double x) { var f = [Differentiable] (double v) => v; return f(x); }")]
    public async Task What_cannot_be_differentiated_is_diagnosed(string members)
    {
        var outcome = await ProgramOutcome.Of(Compilations.Create(Bound.InClass(members)));
        Assert.Empty(outcome.Problems);
        Assert.Equal(OutcomeKind.Diagnosed, outcome.Methods[0].Kind);
    }

    [Fact]
    public async Task Marked_methods_in_files_that_another_tool_wrote_are_diagnosed_too()
    {
        var outcome = await ProgramOutcome.Of(Compilations.Create("// <auto-generated/>\n" + Bound.InClass("[Differentiable] public static double F(double x) { try { return x; } finally { } }")));
        Assert.Empty(outcome.Problems);
        Assert.Equal(OutcomeKind.Diagnosed, outcome.Methods[0].Kind);
    }
}
