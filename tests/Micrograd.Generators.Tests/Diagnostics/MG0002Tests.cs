using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Diagnostics;

public class MG0002Tests
{
    [Fact]
    public Task The_message_names_the_construct_and_a_way_out() => Analysis.ExpectIn(
        """
        [Differentiable]
        public static double F(double x)
        {
            {|MG0002:foreach|} (var c in "abc") { x += c; }
            return x;
        }
        """,
        "A 'foreach' loop over this type cannot be differentiated. Pass the numbers as an array or a span.");

    [Theory]
    [InlineData("A 'foreach' loop over this type", "{|MG0002:foreach|} (var c in \"abc\") x += c;")]
    [InlineData("A 'try' statement", "{|MG0002:try|} { x += 1; } finally { x += 2; }")]
    [InlineData("A 'lock' statement", "{|MG0002:lock|} (Gate) { x += 1; }")]
    [InlineData("A 'using' statement", "{|MG0002:using|} (Stream) { x += 1; }")]
    [InlineData("A 'using' statement", "{|MG0002:using|} var s = Stream;")]
    [InlineData("A 'goto' statement", "switch (x) { case 1: {|MG0002:goto|} default; default: x = 1; break; }")]
    [InlineData("A lambda", "Func<double, double> g = {|MG0002:v =>|} v * v;")]
    [InlineData("A delegate", "Func<double, double> g = {|MG0002:Math.Sin|};")]
    [InlineData("A call of a delegate", "x = {|MG0002:Callback(x)|};")]
    [InlineData("A collection", "List<double> a = {|MG0002:[x, 2]|};")]
    [InlineData("An object creation", "var o = {|MG0002:new object()|};")]
    [InlineData("An interpolated string", "var s = {|MG0002:$\"{x}\"|};")]
    [InlineData("A string concatenation", "var s = {|MG0002:\"x\" + x|};")]
    [InlineData("A '??=' assignment", "string? s = null; {|MG0002:s ??= \"b\"|};")]
    [InlineData("A '?.' access", "string? s = null; x += {|MG0002:s?.Length|} ?? 0;")]
    [InlineData("A type test", "object o = Gate; if ({|MG0002:o is string|}) x = 1;")]
    [InlineData("A property or positional pattern", "if (Gate is {|MG0002:{ }|}) x = 1;")]
    [InlineData("A pattern that tests a type", "if (Gate is {|MG0002:string text|}) x = 1;")]
    [InlineData("A 'ref' local", "{|MG0002:ref|} var r = ref x;")]
    [InlineData("An assignment to the field 'State'", "{|MG0002:State|} = x;")]
    [InlineData("An assignment to the field 'State'", "{|MG0002:State|} += x;")]
    [InlineData("An assignment to the field 'State'", "{|MG0002:State|}++;")]
    [InlineData("An assignment to the property 'Level'", "{|MG0002:Level|} = x;")]
    [InlineData("An assignment to the captured variable 'x' in a local function", "void Add() => {|MG0002:x|} += 1; Add();")]
    [InlineData("A variable that the method gets twice, once to change it,", "Change(ref {|MG0002:x|}, in x); static void Change(ref double v, in double w) => v = w;")]
    [InlineData("A variable that the method gets twice, once to change it,", "Change(ref {|MG0002:x|}); void Change(ref double v) => v = x;")]
    [InlineData("An element of an array as a 'ref' or 'out' argument", "var a = new double[2]; Change(ref {|MG0002:a[0]|}); static void Change(ref double v) => v = 1;")]
    [InlineData("A recursive call with several results", "x = Pair(x).Item1; static (double, double) Pair(double v) => v > 1 ? {|MG0002:Pair(v - 1)|} : (v, v);")]
    [InlineData("This deconstruction", "{|MG0002:var (a, b) = new Own()|}; ")]
    [InlineData("An assignment to the property 'B', which has a setter of its own,", "var own = new Own(); {|MG0002:own.B|} = x;")]
    [InlineData("'Vector3.Reflect'", "var v = {|MG0002:System.Numerics.Vector3.Reflect(new(1, 2, 3), new(1))|};")]
    [InlineData("A conversion from 'Own' to 'object'", "object v = {|MG0002:new Own()|};")]
    [InlineData("A 'stackalloc' expression without a span", "unsafe { var s = {|MG0002:stackalloc double[2]|}; }")]
    [InlineData("A 'typeof' expression", "var t = {|MG0002:typeof(int)|};")]
    [InlineData("A dynamic operation", "var d = {|MG0002:Thing.Length|};")]
    [InlineData("An indexer", "x += {|MG0002:\"abc\"[0]|};")]
    [InlineData("A conversion from 'double' to 'object'", "object o = {|MG0002:x|};")]
    [InlineData("A 'fixed' statement", "unsafe { {|MG0002:fixed|} (char* p = \"abc\") { x += 1; } }")]
    [InlineData("An event", "{|MG0002:Changed += null|};")]
    public Task Each_construct_is_named(string construct, string statement) => Construct(
        construct,
        $$"""
        [Differentiable] public static double F(double x) { {{statement}} return x; }
        static readonly object Gate = new();
        static readonly System.IO.Stream Stream = System.IO.Stream.Null;
        static readonly Func<double, double> Callback = Math.Sin;
        static readonly dynamic Thing = "abc";
        static double State;
        static double Level { get; set; }
        static event Action? Changed;
        public struct Own { public double A; public double B { get => A; set => A = value; } public void Deconstruct(out double a, out double b) { a = A; b = A++; } }
        """);

    [Theory]
    [InlineData("A label", "public static double F(double x) { {|MG0002:again|}: x += 1; if (x < 3) {|MG0002:goto|} again; return x; }")]
    [InlineData("A recursive call of the marked method with a struct", "public static double F((double, double) p, int n) => n == 0 ? p.Item1 : {|MG0002:F(p, n - 1)|};")]
    [InlineData("An assignment to a [NoGradient] struct", "public static double F(double x, [NoGradient] Pair p) { {|MG0002:p|} = new(x); return p.X; } public record struct Pair(double X);")]
    [InlineData("An assignment to the field 'X'", "public static double F(double x, [NoGradient] Pair p) { {|MG0002:p.X|} = x; return p.X; } public struct Pair { public double X; }")]
    [InlineData("An assignment to the captured variable 'p' in a local function", "public static double F(double x) { var p = (x, x); G(); return p.Item1; void G() => {|MG0002:p.Item1|} = 2; }")]
    [InlineData("An assignment to the captured variable 'p' in a local function", "public static double F(double x) { var p = new Pair(); G(); return p.X; void G() => {|MG0002:p.X|} = 2; } public struct Pair { public double X; }")]
    [InlineData("An assignment to the captured variable 'p' in a local function", "public static double F(double x) { var p = new Pair(); G(); return p.X; void G() => {|MG0002:p|}.Grow(); } public struct Pair { public double X; public void Grow() => X++; }")]
    [InlineData("A variable that the method gets twice, once to change it,", "public static double F(double x) { var p = new Pair(); {|MG0002:p|}.Grow(in p.X); return p.X; } public struct Pair { public double X; public void Grow(in double d) { X++; X *= d; } }")]
    [InlineData("A 'ref' parameter", "public static double F(double x, {|MG0002:ref|} double y) => x;")]
    [InlineData("A generic method with several results", "public static (T, T) {|MG0002:F|}<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => (x, x);")]
    [InlineData("A 'ref' return", "public static ref double F(double x) => ref {|MG0002:_state|}; static double _state;")]
    public Task Each_kind_of_method_is_named(string construct, string method) => Construct(construct, "[Differentiable] " + method);

    [Fact]
    public Task All_problems_are_reported_at_once_and_each_cause_once() => Analysis.ExpectIn(
        """
        static double State;
        [Differentiable]
        public static double F(double x, {|MG0003:(int, double)[][]|} w)
        {
            var rows = {|MG0002:new double[3][]|}; var a = rows[0];
            var b = a[0] + w[1][0].Item2 * {|MG0004:Math.BigMul(1, 2, out _)|};
            {|MG0002:State|} = b + a.Length;
            foreach_is_fine(b);
            {|MG0002:foreach|} (var c in "abc") { x += c + {|MG0004:double.Parse("1")|}; }
            return Helper(x) + Helper(a[1]);
        }
        static void foreach_is_fine(double x) { }
        static double Helper(double v) { {|MG0002:lock|} ("") { } {|MG0003:decimal|} d; return v; }
        """);

    [Fact]
    public Task Problems_of_a_shared_helper_are_reported_once() => Analysis.ExpectIn(
        """
        [Differentiable] public static double F(double x) => Helper(x);
        [Differentiable] public static double G(double x) => Helper(x);
        static double Helper(double v) { {|MG0002:lock|} ("") { } return v; }
        """);

    [Fact]
    public Task Parameters_of_primary_constructors_are_named() => Analysis.Expect(
        """
        using Micrograd;
        public partial class C(double a, double[] table)
        {
            [Differentiable]
            public double F(double x) => {|MG0002:a|} * x + {|MG0002:table|}[0];
        }
        """,
        "The parameter 'a' of a primary constructor cannot be differentiated. Keep it in a field, which is a constant to the derivative: 'private readonly double _a = a;'.",
        "The parameter 'table' of a primary constructor cannot be differentiated. Keep it in a field, which is a constant to the derivative: 'private readonly double[] _table = table;'.");

    [Fact]
    public Task Code_nested_too_deep_is_a_diagnostic_and_not_a_crash() => Analysis.ExpectIn(
        $$"""
        [Differentiable] public static double F(double x) {|MG0002:{ {{string.Concat(Enumerable.Repeat("if (x > 0) { x += 1; ", 1100))}} {{new string('}', 1100)}} return x; }|}
        """,
        "Code nested this deep cannot be differentiated. At most 2000 levels of statements are supported: move a part into a method of its own.");

    [Fact]
    public async Task A_marked_local_function_is_reported() => await Analysis.ExpectIn(
        "public static double F(double x) { [Differentiable] static double {|MG0002:G|}(double v) => v; return G(x); }",
        "A local function cannot be differentiated. Mark a method of the type: nothing can be generated beside a local function.");

    [Fact]
    public Task A_marked_lambda_is_reported() => Analysis.ExpectIn(
        "public static double F(double x) { var f = {|MG0002:[Differentiable] (double v) => v|}; return f(x); }",
        "A lambda cannot be differentiated. Mark a method of the type: nothing can be generated beside a lambda.");

    [Fact]
    public Task A_comparison_of_arrays_is_reported() => Analysis.ExpectIn(
        "[Differentiable] public static double F(Span<double> x, Span<double> y) => {|MG0002:x == y|} ? 1 : x[0];",
        "A comparison of arrays cannot be differentiated. Compare their elements, or compare with null.");

    private static async Task Construct(string construct, string members)
    {
        await Analysis.ExpectIn(members);
        var found = await Analysis.Of(Compilations.Create(new Marked(Bound.InClass(members)).Source));
        Assert.StartsWith(construct + " cannot be differentiated. ", found[0].GetMessage());
    }
}
