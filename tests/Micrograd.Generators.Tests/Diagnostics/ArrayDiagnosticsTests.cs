using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

/// <summary>What arrays cannot do in differentiable code: the exact message at the exact place.</summary>
public class ArrayDiagnosticsTests
{
    private const string Variable = "Use another variable for the other array, or copy its elements, or call a helper with either of them";
    private const string Fields = "A write into an array that is not the method's own cannot be differentiated. Arrays in fields and properties are constants to the derivative: write into a parameter or a local array.";

    [Theory]
    [InlineData("var a = x; if (n > 0) {|MG0002:a = y|}; return a[0];")]
    [InlineData("var a = x; if (n > 0) a = y; else {|MG0002:a = x|}; return a[0];")]
    [InlineData("double[] a; if (n > 0) a = x; else {|MG0002:a = y|}; return a[0];")]
    [InlineData("var a = x; for (var i = 0; i < n; i++) { x[0] += a[0]; {|MG0002:a = y|}; } return n;")]
    [InlineData("var a = x; for (var i = 0; i < n; i++) { {|MG0002:a = y|}; } return a[0];")]
    [InlineData("var a = x; while (a[0] > 0) { {|MG0002:a = y|}; a[0]--; } return n;")]
    [InlineData("var a = x; foreach (var v in y) { if (v > 0) { {|MG0002:a = y|}; break; } } return a[0];")]
    [InlineData("var a = x.AsSpan(); while (n-- > 0) { y[0] += a[0]; {|MG0002:a = a[1..]|}; } return n;")]
    [InlineData("var a = x; switch (n) { case 1: {|MG0002:a = y|}; break; } return a[0];")]
    public Task A_variable_that_holds_one_array_or_another_is_reported_at_the_assignment(string body) =>
        In(body, $"An assignment after which 'a' holds one array or another cannot be differentiated. {Variable}.");

    [Fact]
    public Task Arrays_that_change_places_in_a_loop_are_reported_once() => In(
        "var a = x; var b = y; for (var i = 0; i < n; i++) { {|MG0002:(a, b) = (b, a)|}; a[i] = b[i]; } return n;",
        $"An assignment after which 'b' holds one array or another cannot be differentiated. {Variable}.");

    [Theory]
    [InlineData("var a = x; a = y; return a[0];")]
    [InlineData("double[] a; if (n > 0) { a = x; return a[0]; } a = y; return a[0];")]
    [InlineData("for (var i = 0; i < n; i++) { var a = x; a[0] = 1; a = y; a[0] = 2; } return n;")]
    [InlineData("double[] a; for (var i = 0; i < n; i++) { a = x; a[0] = 1; } return n;")]
    [InlineData("var a = x; if (n > 0) { a = y; a[0] = 3; } return n;")]
    [InlineData("double[] a; if (n > 0) { a = x; } else { a = x; } return a[0];")]
    [InlineData("for (var i = 0; i < n; i++) { if (x[i] > 0) break; } var a = x; a = y; return a[0];")]
    public Task A_variable_whose_array_is_known_is_fine(string body) => In(body);

    [Theory]
    [InlineData("return (n > 0 ? First(x, y, n) : First(y, x, n))[0];", "A choice between arrays cannot be differentiated. Choose with 'if', and call a helper with the one array or the other.", "{|MG0002:n > 0 ? First(x, y, n) : First(y, x, n)|}")]
    [InlineData("return (n switch { 0 => x, _ => y })[0];", "A choice between arrays cannot be differentiated. Choose with 'if', and call a helper with the one array or the other.", "{|MG0002:n switch { 0 => x, _ => y }|}")]
    [InlineData("var a = new double[n][]; return n;", "An array of arrays made here cannot be differentiated. Use a two-dimensional array 'double[,]', or pass the 'double[][]' as a parameter.", "{|MG0002:new double[n][]|}")]
    [InlineData("double[][] a = [x, y]; return n;", "An array of arrays made here cannot be differentiated. Use a two-dimensional array 'double[,]', or pass the 'double[][]' as a parameter.", "{|MG0002:[x, y]|}")]
    [InlineData("double[] a = [1, ..new List<double>()]; return a[0];", "A spread of anything but an array or span of the same numbers cannot be differentiated. Make the array with 'new' and fill it in a loop.", "{|MG0002:..new List<double>()|}")]
    [InlineData("var a = (double[][])rows.Clone(); return a[0][0];", "A copy of a 'double[][]' cannot be differentiated. Copy the rows, each with 'Clone'.", "{|MG0002:(double[][])rows.Clone()|}")]
    [InlineData("return x.LongLength;", "'LongLength' of an array cannot be differentiated. Use 'Length' or 'GetLength'.", "{|MG0002:x.LongLength|}")]
    [InlineData("return m.GetLength(n);", "A dimension that is not a constant of this array's cannot be differentiated. Write 0 or 1.", "{|MG0002:n|}")]
    [InlineData("Index i = ^1; return n;", "An index from the end in a variable cannot be differentiated. Write '^' inside the brackets.", "{|MG0002:^1|}")]
    [InlineData("Range r = 1..; return n;", "A range in a variable cannot be differentiated. Write '..' inside the brackets.", "{|MG0002:1..|}")]
    [InlineData("foreach (var v in m) x[0] += v; return n;", "A 'foreach' loop of this kind cannot be differentiated. Write a 'for' loop over an integer counter instead.", "{|MG0002:foreach|} (var v in m) x[0] += v;")]
    [InlineData("foreach (int v in x) n += v; return n;", "A 'foreach' loop of this kind cannot be differentiated. Write a 'for' loop over an integer counter instead.", "{|MG0002:foreach|} (int v in x) n += v;")]
    [InlineData("foreach (ref var v in x.AsSpan()) v = 1; return n;", "A 'foreach' loop of this kind cannot be differentiated. Write a 'for' loop over an integer counter instead.", "{|MG0002:foreach|} (ref var v in x.AsSpan()) v = 1;")]
    [InlineData("ref var r = ref x[0]; return r;", "A 'ref' local cannot be differentiated. Use an ordinary local.", "{|MG0002:ref|} var r")]
    [InlineData("object o = x; return n;", "A conversion from 'double[]' to 'object' cannot be differentiated. Keep arrays in variables of their own type; they convert to spans only.", "{|MG0002:x|}")]
    [InlineData("IReadOnlyList<double> l = x; return n;", "A conversion from 'double[]' to 'IReadOnlyList<double>' cannot be differentiated. Keep arrays in variables of their own type; they convert to spans only.", "{|MG0002:x|}")]
    [InlineData("throw new Exception(string.Join(\" \", x));", "An array in this place cannot be differentiated. Use its elements or its length.", "{|MG0002:x|}")]
    [InlineData("var s = $\"{x}\"; return n;", "An interpolated string cannot be differentiated. Build text outside; only exceptions may have messages.", "{|MG0002:$\"{x}\"|}")]
    public Task Each_construct_is_named(string body, string message, string marked) => In(Mark(body, marked), message);

    [Theory]
    [InlineData("return x.Sum();", "The derivative of 'Enumerable.Sum' is unknown: it is in another assembly ('System.Linq') and there is no rule for it; write it out with a loop, or call it outside and pass its result in", "x.Sum()")]
    [InlineData("Array.Sort(x); return x[0];", "The derivative of 'Array.Sort' is unknown: it is in another assembly ('System.Private.CoreLib') and there is no rule for it; write it out with a loop, or call it outside and pass its result in", "Array.Sort(x)")]
    [InlineData("x.AsSpan().Reverse(); return x[0];", "The derivative of 'MemoryExtensions.Reverse' is unknown: it is in another assembly ('System.Private.CoreLib') and there is no rule for it; write it out with a loop, or call it outside and pass its result in", "x.AsSpan().Reverse()")]
    [InlineData("Array.Copy(m, m, 2); return n;", "The derivative of 'Array.Copy' is unknown: it is in another assembly ('System.Private.CoreLib') and there is no rule for it; write it out with a loop, or call it outside and pass its result in", "Array.Copy(m, m, 2)")]
    public Task Library_methods_without_a_case_are_unknown(string body, string message, string call) => In(Mark(body, $"{{|MG0004:{call}|}}"), message);

    [Theory]
    [InlineData("{|MG0002:Table[0]|} = 1; return n;")]
    [InlineData("{|MG0002:Table[0]|} += n; return n;")]
    [InlineData("{|MG0002:Array.Clear(Table)|}; return n;")]
    [InlineData("{|MG0002:x.CopyTo(Table, 0)|}; return n;")]
    [InlineData("{|MG0002:Array.Fill(Table, 2)|}; return n;")]
    [InlineData("var t = Table; var u = t.AsSpan(1); {|MG0002:u[0]|} = 1; return n;")]
    [InlineData("{|MG0002:Set(Table)|}; return n; static void Set(Span<double> a) => SetToo(a); static void SetToo(Span<double> a) => a[0] = 1;")]
    [InlineData("{|MG0002:Get()[0]|} = 2; return n; static double[] Get() => Table;")]
    [InlineData("{|MG0002:Tail(Table)[0]|} = 2; return n; static Span<double> Tail(Span<double> a) => a[1..];")]
    public Task Arrays_in_fields_are_constants(string body) => In(body, Fields);

    [Theory]
    [InlineData("return Sum(Table) + First(Table, x, n)[0]; static double Sum(double[] a) => a[0];")]
    [InlineData("var t = (double[])Table.Clone(); t[0] = n; return t[0];")]
    public Task Fields_may_be_read(string body) => In(body);

    [Theory]
    [InlineData("return Pick(x, y, n)[0]; static double[] Pick(double[] a, double[] b, int n) { if (n > 0) return a; return {|MG0002:b|}; }")]
    [InlineData("return Pick(x, y, n)[0]; static double[] Pick(double[] a, double[] b, int n) { for (var i = 0; i < n; i++) { if (a[i] > 0) return a; } return {|MG0002:b|}; }")]
    public Task A_result_that_is_one_array_or_another_is_reported(string body) =>
        In(body, "A result that is one array or another cannot be differentiated. Make one array first and fill it in each case.");

    [Fact]
    public Task A_result_of_two_dimensions_is_reported() => Analysis.ExpectIn(
        "[Differentiable] public static {|MG0003:double[,]|} F(double[,] x) => x;",
        "Type 'double[,]' cannot be used in differentiable code: several results are returned as double[] or float[], or written to a span");

    [Theory]
    [InlineData("for (var i = 0; i < x.Length; i++) work[i] = x[i]; return work[0];")]
    [InlineData("var w = work; Set(w.AsSpan(1), x[0]); return work[0]; static void Set(Span<double> a, double v) => a[0] = v;")]
    [InlineData("x.CopyTo(work, 0); return work[0];")]
    public Task A_NoGradient_array_that_receives_differentiated_values_is_reported_at_its_name(string body) => Analysis.ExpectIn(
        $"[Differentiable] public static double F(double[] x, [NoGradient] double[] {{|MG0002:work|}}) {{ {body} }}",
        "The [NoGradient] array 'work', which differentiated values are written into, cannot be differentiated. Remove [NoGradient], or write into a local array.");

    [Fact]
    public Task A_NoGradient_array_may_be_read_and_written_with_constants() => Analysis.ExpectIn(
        "[Differentiable] public static double F(double[] x, [NoGradient] double[] work) { work[0] += 2; Array.Fill(work, 3); return x[0] * work[0]; }");

    [Theory]
    [InlineData("Late(in {|MG0002:ps[0].X|}, ps);", "An element of an array as an 'in' argument, where the method writes into such arrays, cannot be differentiated. Copy it to a local and use that.")]
    [InlineData("Late({|MG0002:xs[0]|}, xs);", "An element of an array as an 'in' argument, where the method writes into such arrays, cannot be differentiated. Copy it to a local and use that.")]
    [InlineData("{|MG0002:ps[0]|}.Late(ps);", "An element of an array that a method is called on, where the method writes into such arrays, cannot be differentiated. Copy it to a local and use that.")]
    public Task An_element_that_changes_while_a_method_has_a_reference_to_it_is_reported(string statement, string message) => Analysis.ExpectIn(
        $$"""
        [Differentiable] public static double F(Q[] ps, double[] xs) { {{statement}} return ps[0].X; }
        static double Late(in double v, Q[] ps) { ps[0].X = 2; return v; }
        static double Late(in double v, double[] xs) { xs[0] = 2; return v; }
        public struct Q { public double X; public readonly double Late(Q[] ps) { ps[0].X = 2; return X; } }
        """,
        message);

    [Theory]
    [InlineData("Early(in ps[0].X, xs);")]
    [InlineData("ps[0].Early(xs);")]
    public Task An_element_that_stays_the_same_meanwhile_is_fine(string statement) => Analysis.ExpectIn(
        $$"""
        [Differentiable] public static double F(Q[] ps, double[] xs) { {{statement}} return ps[0].X; }
        static double Early(in double v, double[] xs) { xs[0] = 2; return v; }
        public struct Q { public double X; public readonly double Early(double[] xs) { xs[0] = 2; return X; } }
        """);

    [Theory]
    [InlineData("{|MG0002:ps[0]|}.Shift(2);", "A call of 'Shift', which changes the element that it is called on, cannot be differentiated. Copy the element to a local, call the method on that, and store it afterwards.")]
    [InlineData("Q.Move(ref {|MG0002:ps[0]|});", "An element of an array as a 'ref' or 'out' argument cannot be differentiated. Copy it to a local, pass that, and store it afterwards.")]
    [InlineData("{|MG0002:ref|} var q = ref ps[0];", "A 'ref' local cannot be differentiated. Use an ordinary local.")]
    [InlineData("{|MG0002:Table[0]|} = ps[1];", Fields)]
    public Task Elements_that_are_structs_are_changed_by_assignments_only(string statement, string message) => Analysis.ExpectIn(
        $$"""
        [Differentiable] public static double F(Q[] ps) { {{statement}} return ps[0].X; }
        static readonly Q[] Table = [new()];
        public struct Q { public double X; public void Shift(double d) => X += d; public static void Move(ref Q q) => q.X++; }
        """,
        message);

    [Fact]
    public Task A_recursive_helper_with_arrays_is_reported() => In(
        "return Sum(x, n); static double Sum(ReadOnlySpan<double> a, int n) => n == 0 ? 0 : a[0] + {|MG0002:Sum(a[1..], n - 1)|};",
        "A recursive call with arrays cannot be differentiated. Write it as a loop.");

    private static string Mark(string body, string marked)
    {
        var code = System.Text.RegularExpressions.Regex.Replace(marked, @"\{\|\w+:|\|\}", "");
        var at = body.LastIndexOf(code, StringComparison.Ordinal);
        return body[..at] + marked + body[(at + code.Length)..];
    }

    private static Task In(string body, params string[] messages) => Analysis.Expect(
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Micrograd;
        public static partial class M
        {
            [Differentiable] public static double F(double[] x, double[] y, double[,] m, int n, double[][] rows) { {{body}} }
            static double[] First(double[] a, double[] b, int n) => a;
            static readonly double[] Table = [1, 2];
        }
        """,
        messages);
}
