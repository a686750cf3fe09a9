using System.Reflection;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Tests.Oracle;

/// <summary>Methods that return a struct or a tuple, and second derivatives by structs: the generated members against central differences of the method itself.</summary>
public class StructResultTests
{
    private const string Types = """

        public readonly record struct P(double X, double Y) { public static P operator +(P a, P b) => new(a.X + b.X, a.Y + b.Y); }
        public readonly record struct Mixed(double A, int N, P Inner);
        public struct Settable { public double X; public int N { get; set; } public double Y { get; init; } }
        """;

    [Theory]
    [InlineData("(double, double) F(double x, double y) => (x * y, x / y);")]
    [InlineData("(double Low, double High) F(double x, double y) { if (x < y) return (x * x, y); return (y * x, Math.Sin(x)); }")]
    [InlineData("P F(double x, double y) => new P(x * y, x) + new P(y, 1);")]
    [InlineData("P F(P p, double k) => new(k * p.X * p.Y, p.X - k);")]
    [InlineData("P F(P p) => p;")]
    [InlineData("(double, double, int) F(double x) => (x, x, 3);")]
    [InlineData("(double, double) F(double x, double y) => (y, 2);")]
    [InlineData("Mixed F(Mixed m, double x) => m with { A = m.A * x * m.N, Inner = new(x, m.Inner.Y * m.A) };")]
    [InlineData("Settable F(double x, Settable s) { s.X *= x; s.N++; return s with { Y = s.Y * s.X }; }")]
    [InlineData("P F(double x, int n) { var p = new P(x, 1); for (var i = 0; i < n; i++) p = new(p.X * Math.Cos(p.Y), p.Y * x); return p; }")]
    [InlineData("(P, double) F(double x, double y) { var v = Big(x, y); return (new(v, v * x), v + y); static double Big(double a, double b) { var s = 0.0; for (var i = 0; i < 4; i++) s += Math.Sin(a * i) * b; return s; } }")]
    [InlineData("(Vector2, float N) F(Vector2 a, float k) => (a * k, Vector2.Dot(a, a) / k);")]
    [InlineData("(double value, double d_x) F(double x, double value) => (x * value, x + value);")]
    [InlineData("Vector3 F(Vector3 a, float k) => k * Vector3.Cross(a, new(1, 2, k)) + Vector3.Normalize(a);")]
    public void Results_agree(string method) => Check("[Differentiable] public static " + method, (type, f, arguments, step) =>
    {
        var jacobian = Numeric(f, arguments, step);
        var random = new Random(3);
        var value = f.Invoke(null, arguments)!;
        var exact = Reals.Of(value).ToArray();

        var whole = Call(type, "FWithJacobian", arguments);
        Assert.Equal(value, Part(whole, "Value"));
        Close(jacobian.SelectMany(column => column), Reals.Of(whole).Skip(exact.Length), step, "FWithJacobian");

        var weights = exact.Select(_ => random.NextDouble() + 0.5).ToArray();
        var pulled = Call(type, "FVjp", [.. arguments, Reals.Make(value.GetType(), new(weights), 7)]);
        Assert.Equal(value, Part(pulled, "Value"));
        Close(jacobian.Select(column => column.Zip(weights, (a, b) => a * b).Sum()), Reals.Of(pulled).Skip(exact.Length), step, "FVjp");

        var direction = jacobian.Select(_ => random.NextDouble() - 0.5).ToArray();
        var tangents = Tangents(f, direction);
        var pushed = Call(type, "FJvp", [.. arguments, .. tangents]);
        Assert.Equal(value, Part(pushed, "Item1"));
        Close(exact.Select((_, i) => jacobian.Zip(direction, (column, share) => column[i] * share).Sum()), Reals.Of(Part(pushed, "Item2")), step, "FJvp");
    });

    [Theory]
    [InlineData("double F(P p, double k) => k * p.X * p.X * Math.Sin(p.Y);")]
    [InlineData("double F(Mixed m, (double A, double B) t) => m.N * m.A * t.A * m.Inner.Y + t.B * t.B * m.Inner.X;")]
    public void Second_derivatives_agree(string method) => Check(
        "[Differentiable(Derivatives.Default | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Hessian)] public static " + method,
        (type, f, arguments, step) =>
        {
            var gradient = type.GetMethod("FWithGradient")!;
            var slopes = Numeric(gradient, arguments, step, active: Active(f).Length);
            var n = slopes.Count;
            var direction = Enumerable.Range(1, n).Select(i => 0.3 * i).ToArray();
            var tangents = Tangents(f, direction);
            var hvp = Reals.Of(Call(type, "FWithHvp", [.. arguments, .. tangents])).Skip(2);
            Close(Enumerable.Range(1, n).Select(i => slopes.Zip(direction, (column, share) => column[i] * share).Sum()), hvp, step, "FWithHvp");

            var hessian = Reals.Of(Call(type, "FWithHessian", arguments)).Skip(n + 2);
            Close(Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i, n - i).Select(j => slopes[j][i + 1])), hessian, step, "FWithHessian");
        });

    [Fact]
    public void A_struct_by_an_array_has_products() => Check(
        "[Differentiable(Derivatives.Vjp | Derivatives.Jvp)] public static (double Sum, double Product) F(double[] w, [NoGradient] double k) { var (s, p) = (0.0, k); foreach (var v in w) { s += v; p *= v; } return (s, p); }"
            + " public static double[] Probe(double k) { var w = new[] { 2, k, 5 }; var g = new double[3]; var a = FVjp(w, 1, (10, 100), g); var b = FJvp(w, 1, [1, 0, 2]); return [a.Sum, a.Product, .. g, b.Tangent.Sum, b.Tangent.Product]; }",
        (type, _, _, _) => Assert.Equal([10, 30, 1510, 1010, 610, 3, 15 + 12], (double[])type.GetMethod("Probe")!.Invoke(null, [3.0])!),
        calls: false);

    private static void Check(string method, Action<Type, MethodInfo, object[], double> check, bool calls = true)
    {
        var isSingle = method.Contains("float");
        var source = Compilations.Create("using System;\nusing System.Numerics;\nusing Micrograd;\npublic static partial class C { " + method + " }" + Types);
        var run = new GeneratorRun();
        var output = run.Run(source);
        var code = string.Join("\n", run.Files.Values);
        Assert.True(!output.GetDiagnostics().Any(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), string.Join("\n", output.GetDiagnostics()) + code);
        using var loaded = new LoadedAssembly((Microsoft.CodeAnalysis.CSharp.CSharpCompilation)output);
        var type = loaded.Assembly.GetType("C")!;
        var f = GeneratedCode.MarkedMethod(type);
        var random = new Random(1);
        for (var round = 0; round < 3; round++)
        {
            var reals = new Queue<double>(Enumerable.Range(0, 20).Select(_ => random.NextDouble() + 0.4));
            object[] arguments = calls ? [.. f.GetParameters().Select(parameter => Reals.Make(parameter.ParameterType, reals, 3))] : [];
            try
            {
                check(type, f, arguments, isSingle ? 1e-2 : 1e-5);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"{exception.Message}\n{code}", exception);
            }
        }
    }

    private static ParameterInfo[] Active(MethodInfo f) => [.. f.GetParameters().Where(parameter => Reals.Of(Reals.Make(parameter.ParameterType, new(new double[20]), 3)).Any())];

    /// <summary>One argument per active parameter.</summary>
    private static object[] Tangents(MethodInfo f, IEnumerable<double> direction)
    {
        var rest = new Queue<double>(direction);
        return [.. Active(f).Select(parameter => Reals.Make(parameter.ParameterType, rest, 7))];
    }

    private static object Call(Type type, string name, object[] arguments) => type.GetMethod(name)!.Invoke(null, arguments)!;

    private static object Part(object record, string name) => record.GetType().GetProperty(name)?.GetValue(record) ?? record.GetType().GetField(name)!.GetValue(record)!;

    /// <summary>One column per real among the arguments.</summary>
    private static List<double[]> Numeric(MethodInfo f, object[] arguments, double step, int active = int.MaxValue)
    {
        var columns = new List<double[]>();
        for (var i = 0; i < Math.Min(arguments.Length, active); i++)
        {
            var reals = Reals.Of(arguments[i]).ToArray();
            for (var k = 0; k < reals.Length; k++)
            {
                var (high, low) = (At(step), At(-step));
                columns.Add([.. high.Zip(low, (a, b) => (a - b) / (2 * step))]);

                double[] At(double shift)
                {
                    var moved = reals.Select((real, j) => j == k ? real + shift : real);
                    object[] others = [.. arguments];
                    others[i] = Reals.Make(arguments[i].GetType(), new(moved), 3);
                    return [.. Reals.Of(f.Invoke(null, others))];
                }
            }
        }

        return columns;
    }

    private static void Close(IEnumerable<double> expected, IEnumerable<double> actual, double step, string what)
    {
        double[] wanted = [.. expected], found = [.. actual];
        var tolerance = step > 1e-3 ? 0.02 : 1e-6;
        Assert.True(
            wanted.Length == found.Length && wanted.Zip(found).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * (1 + Math.Abs(pair.First))),
            $"{what}: expected [{string.Join(", ", wanted)}], found [{string.Join(", ", found)}]");
    }
}
