using Micrograd.Compiler.Ir;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Binding;

public class StructureTests
{
    [Fact]
    public void An_early_return_is_an_if_whose_other_arm_is_the_rest() => Shape(
        """
        double F(double x, double y)
        {
            var size = Math.Abs(x);
            if (size <= y) return 0.5 * x;
            return y * size;
        }
        """,
        """
        func F(%x: double, %y: double) -> double
          %size = abs %x                                "size = Math.Abs(x)"
          %3 = lessOrEqual %size, %y                    "size <= y"
          %result = if %3
            %4 = const 0.5                              "value = 0.5 * x"
            %5 = multiply %4, %x
            yield %5
          else
            %6 = multiply %y, %size                     "value = y * size"
            yield %6
          yield %result
        """);

    [Fact]
    public void A_guard_clause_leaves_the_rest_where_it_is() => Shape(
        """
        double F(double x)
        {
            if (x < 0) throw new ArgumentException("x");
            return Math.Sqrt(x);
        }
        """,
        """
        func F(%x: double) -> double
          %1 = const 0.0                                "x < 0"
          %2 = less %x, %1
          if %2
            throw new ArgumentException("x")            "throw new ArgumentException("x")"
          else
            yield                                       "throw new ArgumentException("x")"
          %3 = sqrt %x                                  "value = Math.Sqrt(x)"
          yield %3
        """);

    [Fact]
    public void A_counted_loop_is_a_for() => Shape(
        "double F(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) { if (i == 3) continue; p *= x; } return p; }",
        """
        func F(%x: double, %n: int) -> double
          %p = const 1.0                                "p = 1.0"
          %3 = const 0                                  "for (var i = 0; i < n; i++)"
          %p.1 = for %i in %3..%n carry (%p.2 = %p)
            %6 = const 3                                "i == 3"
            %7 = equal %i, %6
            %p.3 = if %7
              yield %p.2
            else
              %p.4 = multiply %p.2, %x                  "p *= x"
              yield %p.4
            yield %p.3
          yield %p.1                                    "value = p"
        """);

    [Fact]
    public void What_a_loop_need_not_carry_is_not_carried()
    {
        var main = Bound.Members("[Differentiable] public static double F(double x, int n) { double t; var s = 0.0; for (var i = 0; i < n; i++) { t = x * i; if (t > 3) { s += t; } } return s; }").Primal.Main;
        Assert.Single(main.Body.Instructions.Items.OfType<For>().Single().Initial);
    }

    [Theory]
    [InlineData("for (var i = 0; i < n; i++) { x *= 2; }", true)]
    [InlineData("for (long i = n; i > -3; i -= 2) { x *= 2; }", true)]
    [InlineData("for (var i = 0; Limit * 2 - n >= i; i += 2) { x *= 2; }", true)]
    [InlineData("for (var i = 0; i < Math.Min(n, Helper(n)); i++) { x *= 2; }", true)]
    [InlineData("for (var i = 0; i < n; i++) { if (x > 2) throw new Exception(); x *= 2; }", true)]
    [InlineData("for (var i = 0; i < n; i++) { if (x > 2) continue; x *= 2; }", true)]
    [InlineData("for (var i = 0; i < n; i++) { while (x > 2) { if (x > 5) break; x *= 0.5; } x *= 2; }", true)]
    [InlineData("for (var i = 0; i < n; i--) { x *= 2; if (i < -5) { break; } }", false)]
    [InlineData("for (var i = 0; i != n; i++) { x *= 2; if (i > 9) break; }", false)]
    [InlineData("for (var i = 0; i < n; i++) { n--; }", false)]
    [InlineData("for (var i = 0; i < n; i++) { i += 1; }", false)]
    [InlineData("for (var i = 0; i < n; i++) { if (x > 2) return x; x *= 2; }", false)]
    [InlineData("for (var i = 0; i < x; i++) { x *= 0.5; }", false)]
    [InlineData("for (var i = 0; i < n--; i++) { x *= 0.5; }", false)]
    [InlineData("for (byte i = 0; i < 5; i++) { x *= 0.5; }", false)]
    [InlineData("for (var i = 0.0; i < 5; i++) { x *= 0.5; }", false)]
    public void Counted_loops_are_recognised(string loop, bool isCounted)
    {
        var main = Bound.Members($"static readonly int Limit = 3; static int Helper(int n) => n; [Differentiable] public static double F(double x, int n) {{ {loop} return x; }}").Primal.Main;
        Assert.Equal(isCounted, main.Body.Instructions.Items.OfType<For>().Any());
        Assert.Equal(!isCounted, main.Body.Instructions.Items.OfType<While>().Any());
    }

    [Fact]
    public void Size_stays_linear_where_many_paths_leave_early()
    {
        int Size(int count) => Bound.Members(
            $$"""
            [Differentiable] public static double F(double x, double y)
            {
                {{string.Concat(Enumerable.Range(0, count).Select(i => $"if (x > {i}) {{ if (y > {i}) return x * {i}; x += 1; }} else {{ y += x; }}\n"))}}
                return x * y;
            }
            """).Primal.Main.Values.Count;
        var (one, two, four) = (Size(10), Size(20), Size(40));
        Assert.InRange(four - two, 2 * (two - one) - 8, 2 * (two - one) + 8);
    }

    [Fact]
    public void A_sum_of_2000_terms_is_bound_without_recursion()
    {
        var source = $"[Differentiable] public static double F(double x, double y) => {string.Join(" + ", Enumerable.Range(0, 2000).Select(i => i % 2 == 0 ? "x * y" : "Math.Sin(x)"))};";
        Assert.Equal(2000 + 1999, Bound.Members(source).Primal.Main.Body.Instructions.Items.OfType<Apply>().Count());
    }

    [Fact]
    public void A_method_of_10000_statements_is_bound()
    {
        var source = $"[Differentiable] public static double F(double x) {{ {string.Concat(Enumerable.Range(0, 10_000).Select(i => $"if (x > {i}) throw new ArgumentException();\nvar y{i} = x * {i};\n"))} return x; }}";
        Assert.Equal(10_000, Bound.Members(source).Primal.Main.Body.Instructions.Items.OfType<If>().Count());
    }

    [Fact]
    public void A_chain_of_300_else_ifs_is_bound()
    {
        var source = $"[Differentiable] public static double F(double x, int n) {{ {string.Join("else ", Enumerable.Range(0, 300).Select(i => $"if (n == {i}) x *= {i};\n"))} return x; }}";
        Assert.Equal("F", Bound.Members(source).Signature.Name);
    }

    [Fact]
    public void Binding_can_be_cancelled()
    {
        var compilation = Compilations.Create(Bound.InClass("[Differentiable] public static double F(double x) => x;"));
        Assert.Throws<OperationCanceledException>(() => Generators.Binding.MethodBinder.Bind(compilation.Marked(), compilation, new CancellationToken(canceled: true)));
    }

    private static void Shape(string method, string expected) =>
        Assert.Equal(expected, TextPrinter.Print(Bound.Members("[Differentiable] public static " + method).Primal.Main).TrimEnd());
}
