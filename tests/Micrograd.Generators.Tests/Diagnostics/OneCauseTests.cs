using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

/// <summary>Mistakes that are easily made, each with everything that is reported for it.</summary>
public class OneCauseTests
{
    [Theory]
    // A type that cannot be used: what is computed from it is silent.
    [InlineData("[Differentiable] public static double F(double x, {|MG0003:decimal|} rate) { var y = (double)rate * x; if (rate > 1) y += (double)(rate * 2); return y; }")]
    [InlineData("[Differentiable] public static {|MG0003:decimal|} F(double x) { var y = {|MG0003:(decimal)x|}; return y * 2; }")]
    [InlineData("[Differentiable] public static double F({|MG0003:double?|} x) => x is null ? 0 : x.Value * x.GetValueOrDefault();")]
    [InlineData("[Differentiable] public static double {|MG0005:F|}(List<double> xs) { var sum = 0.0; for (var i = 0; i < xs.Count; i++) sum += xs[i]; return sum; }")]
    [InlineData("[Differentiable] public static double F({|MG0003:double[,,]|} x) { x[0, 0, 0] = 1; return x[0, 1, 0] + x.Length; }")]
    [InlineData("[Differentiable] public static double F({|MG0003:string[]|} names, double x) => names[0].Length * x;")]
    [InlineData("[Differentiable] public static double F({|MG0003:dynamic|} x, double y) => x * y + x.Length;")]
    [InlineData("[Differentiable] public static double F(double x) { {|MG0003:double?|} y = null; if (x > 1) y = x; return y.HasValue ? y.Value : 0; }")]
    [InlineData("[Differentiable] public static double F(double x) { {|MG0003:decimal|} d = 0; for (var i = 0; i < 3; i++) { d += 1; d *= 2; } return (double)d * x; }")]
    [InlineData("[Differentiable] public static double F(double x) { {|MG0003:decimal|} d = (decimal)x, e = 1; return (double)(d + e); }")]
    [InlineData("[Differentiable] public static double F(double x) { var d = {|MG0003:0m|}; d = 1; return d > 0 ? x : 1; }")]
    [InlineData("[Differentiable] public static double F(double x, int n) => x * (double)({|MG0003:n > 0 ? 1m : n|});")]
    [InlineData("[Differentiable] public static double F(double x) { {|MG0003:(double A, string[] B)|} t = (x, []); return t.A + t.B.Length; }")]
    [InlineData("[Differentiable] public static {|MG0003:System.Numerics.Complex|} F(double x) => new(x, x);")]
    [InlineData("[Differentiable] public static {|MG0003:Half|} F({|MG0003:Half|} x) => x * x;")]
    // A call that leads nowhere: its arguments and its result are silent, arguments that are wrong themselves are not.
    [InlineData("[Differentiable] public static double F(double x) { var noise = {|MG0004:Random.Shared.NextDouble()|}; var twice = noise + noise; return twice > 1 ? twice * x : noise; }")]
    [InlineData("[Differentiable] public static double F(double[] x) => {|MG0004:System.Linq.Enumerable.Sum(x)|} / x.Length;")]
    [InlineData("[Differentiable] public static double F(double x) => {|MG0004:Virtual.One.Area(x)|} * {|MG0004:Virtual.One.Area(2 * x)|}; public class Virtual { public static readonly Virtual One = new(); public virtual double Area(double x) => x; }")]
    [InlineData("[Differentiable] public static double F(double x) => {|MG0004:Math.BigMul((int)x, 2)|} + {|MG0004:double.Parse(\"1\")|};")]
    // A statement that cannot be differentiated; its body is looked into.
    [InlineData("[Differentiable] public static double F(double x) { {|MG0002:try|} { x = Math.Sin(x); } catch (Exception) { x = 0; } return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { Func<double, double> f = {|MG0002:y =>|} y * x; return f(x); }")]
    [InlineData("[Differentiable] public static double F(double x) { {|MG0002:lock|} (typeof(M)) { x *= 2; } return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { {|MG0002:goto|} end; end: return x; }")]
    [InlineData("static double _last; [Differentiable] public static double F(double x) { {|MG0002:_last|} = x; return x * x; }")]
    [InlineData("static int _calls; [Differentiable] public static double F(double x) { {|MG0002:_calls|}++; return x; }")]
    [InlineData("[Differentiable] public static double F({|MG0002:ref|} double x) { x *= 2; return x; }")]
    [InlineData("[Differentiable] public static async System.Threading.Tasks.Task<double> {|MG0002:F|}(double x) { await System.Threading.Tasks.Task.Yield(); return x; }")]
    [InlineData("[Differentiable] public static double F<T>(double x, {|MG0003:T|} y) => x;")]
    [InlineData("[Differentiable] public static double F(double x) { {|MG0002:foreach|} (var v in new List<double>()) x += v; return x; }")]
    [InlineData("[Differentiable] public static double F(double[] x) { {|MG0002:ref|} var a = ref x[0]; a *= 2; return a; }")]
    // Nothing to differentiate.
    [InlineData("[Differentiable] public static int {|MG0005:F|}(double x) => (int)x;")]
    [InlineData("[Differentiable] public static double {|MG0005:F|}(int n) => n * 2.0;")]
    [InlineData("[Differentiable] public static int {|MG0005:F|}(int n) => n;")]
    [InlineData("[Differentiable] public static void {|MG0005:F|}(double x) { }")]
    [InlineData("[Differentiable] public static string {|MG0005:F|}(double x) => \"\";")]
    // A helper with a problem, called often.
    [InlineData("[Differentiable] public static double F(double x) => H(x) + H(2 * x) * H(H(x)); [Differentiable] public static double G(double x) => H(x); static double H(double x) => x * {|MG0004:double.Parse(\"1\")|};")]
    [InlineData("[Differentiable] public static double F(double x) => H(x, 1) + H(x, 2); static double H(double x, {|MG0003:decimal|} y) => x * (double)y;")]
    [InlineData("[Differentiable] public static double F(double x) => H(x, null); static double H(double x, {|MG0003:double?|} y) => y ?? x;")]
    [InlineData("[Differentiable] public static double F(double x) => H(x); static double H(double x, {|MG0003:decimal|} y = 2) => x * (double)y;")]
    [InlineData("[Differentiable] public static double F(double x) => H(x, 1, 2); static double H(double x, params {|MG0003:decimal[]|} y) => x * (double)y[0];")]
    // Names.
    [InlineData("[Differentiable] public static double {|MG0006:F|}(double x) => x; public static double FTrace; public record struct Point(double X);")]
    [InlineData("[Differentiable] public static double F(double x, double {|MG0006:X|}) => x * X;")]
    [InlineData("[{|MG0008:Differentiable(Derivatives.Vjp)|}] public static double F(double x) => x;")]
    // Code that does not compile is the compiler's to report.
    [InlineData("[Differentiable] public static double F(double x) => x +;", false)]
    [InlineData("[Differentiable] public static double F(double x) => Missing(x) * y;", false)]
    [InlineData("[Differentiable] public static double F(Missing x, double y) => x.Z * y;", false)]
    [InlineData("[Differentiable] public static double F(double x) { int n = x; return n; }", false)]
    [InlineData("[Differentiable] public static Missing F(double x) => x;", false)]
    [InlineData("[Differentiable] public static double F(double x) { double y; if (x > 0) y = 1; return y * x; }", false)]
    public async Task One_cause_gives_one_diagnostic(string members, bool compiles = true)
    {
        var marked = new Marked(Bound.InClass(members));
        var compilation = Compilations.Create(marked.Source);
        var found = await Analysis.Of(compiles ? compilation.Valid() : compilation);
        Assert.Equal(
            marked.Expected.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Id, StringComparer.Ordinal).Select(mark => $"{mark.Id}: {marked.Source.Substring(mark.Span.Start, mark.Span.Length)}"),
            found.Select(diagnostic => $"{diagnostic.Id}: {marked.Source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}"));
    }
}
