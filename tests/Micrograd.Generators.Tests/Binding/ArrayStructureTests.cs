using Micrograd.Compiler.Ir;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Binding;

public class ArrayStructureTests
{
    [Theory]
    [InlineData("for (var i = 0; i < x.Length; i++) { s += x[i]; x[i] = 1; }", true)]
    [InlineData("for (var i = 1; i < x.Length - 1; i++) { s += x[i]; }", true)]
    [InlineData("for (var i = 0; x.Length - n > i; i++) { s += x[i]; }", true)]
    [InlineData("for (var i = 0; i < m.GetLength(1); i++) { m[0, i] = 2; }", true)]
    [InlineData("for (var k = start[0]; k < start[1]; k++) { x[k] = 2; }", true)]
    [InlineData("for (var k = 0; k < Last(start); k++) { x[k] = 2; }", true)]
    [InlineData("for (var k = 0; k < Table[0]; k++) { x[k] = 2; }", true)]
    [InlineData("foreach (var v in x) { if (v > 2) continue; s += v; }", true)]
    [InlineData("for (var k = start[0]; k < start[1]; k++) { start[1]--; }", false)]
    [InlineData("for (var k = 0; k < start[1]; k++) { Set(start); }", false)]
    [InlineData("for (var k = 0; k < Last(start); k++) { start.AsSpan().Clear(); }", false)]
    [InlineData("for (var k = 0; k < Next(start); k++) { s += 1; }", false)]
    [InlineData("for (var k = 0; k < ThroughNext(start); k++) { s += 1; }", false)]
    [InlineData("for (var k = 0; k < n; k++) { n = ThroughNext(start); }", false)]
    [InlineData("for (var k = 0; k < new int[n].Length; k++) { s += 1; }", false)]
    [InlineData("foreach (var v in x) { if (v > 2) break; s += v; }", false)]
    public void Loops_over_arrays_are_counted_where_nothing_changes_their_bound(string loop, bool isCounted)
    {
        var main = Bound.Members(
            $$"""
            [Differentiable] public static double F(double[] x, int[] start, double[,] m, int n) { var s = 0.0; {{loop}} return s; }
            static readonly int[] Table = [3];
            static int Last(int[] a) => a[^1];
            static int Next(int[] a) => a[0]++;
            static int ThroughNext(int[] a) => a[0] + Next(a);
            static void Set(Span<int> a) => a[1] = 0;
            """).Primal.Main;
        Assert.Equal(isCounted, main.Body.Instructions.Items.OfType<For>().Any());
        Assert.Equal(!isCounted, main.Body.Instructions.Items.OfType<While>().Any());
    }

    [Fact]
    public void A_compound_write_evaluates_its_index_once() => Shape(
        "double F(double[] x, int i) { x[i + 1] *= 2; return x[^1]; }",
        """
        func F(%x: double[], %i: int) -> double
          %2 = const 1                                  "x[i + 1] *= 2"
          %3 = add %i, %2
          %4 = load %x[%3]
          %5 = const 2.0
          %6 = multiply %4, %5
          store %x[%3] = %6
          %7 = const 1                                  "value = x[^1]"
          %8 = length %x
          %9 = subtract %8, %7
          %10 = load %x[%9]
          yield %10
        """);

    [Fact]
    public void Two_names_for_one_array_are_one_handle()
    {
        var main = Bound.Members("[Differentiable] public static double F(double[] x) { var a = x; var b = a; b[0] = 2; return x[0]; }").Primal.Main;
        Assert.Equal(main.Parameters[0], main.Body.Instructions.Items.OfType<Store>().Single().Memory);
        Assert.Empty(main.Body.Instructions.Items.OfType<Slice>());
    }

    [Fact]
    public void Buffers_of_gradients_get_names_that_no_parameter_has()
    {
        var parameters = Bound.Members("[Differentiable] public static double F(double[] w, double[] x, double xGradient, int[] n, [NoGradient] double[] c) => w[0] * x[n[0]] * xGradient * c[0];").Signature.Parameters;
        Assert.Equal(["wGradient", "xGradient2", null, null, null], parameters.Select(parameter => parameter.BufferName));
        Assert.Equal([true, true, true, false, false], parameters.Select(parameter => parameter.IsActive));
        Assert.Equal(["double[]", "double[]", "double", "int[]", "double[]"], parameters.Select(parameter => parameter.Type.Name));
    }

    [Theory]
    [InlineData("static void {|MG0006:FWithGradient|}(double[] x, Span<double> y) { }", "double[] x")]
    [InlineData("static void {|MG0006:FTrace|}(ReadOnlySpan<Value> x) { }", "double[] x")]
    public Task A_generated_member_that_is_there_already_is_a_conflict(string member, string parameter)
    {
        var plain = member.Replace("{|MG0006:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        return Analysis.ExpectIn($"[Differentiable] public static double {{|MG0006:F|}}({parameter}) => x[0]; {plain}");
    }

    [Fact]
    public Task A_member_of_other_parameters_is_no_conflict() => Analysis.ExpectIn(
        "[Differentiable] public static double F(double[] x) => x[0]; static void FWithGradient(double[] x) { } static void FTrace(Value x) { }");

    private static void Shape(string method, string expected) =>
        Assert.Equal(expected, TextPrinter.Print(Bound.Members("[Differentiable] public static " + method).Primal.Main).TrimEnd());
}
