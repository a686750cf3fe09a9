using System.Text;

namespace Micrograd.Reliability.Times;

/// <summary>Programs that are large in one way.</summary>
internal static class AdversarialProgram
{
    /// <summary>The ways, with the sizes to try.</summary>
    public static readonly IReadOnlyList<(string Name, Func<int, string> Source, int[] Sizes)> All =
    [
        ("statements in a method", Statements, [1_000, 2_000, 5_000, 10_000]),
        ("statements on an array", ArrayStatements, [1_000, 2_000, 5_000, 10_000]),
        ("terms in an expression", Terms, [500, 1_000, 2_000]),
        ("nested ifs", NestedIfs, [100, 250, 500]),
        ("nested loops", NestedLoops, [5, 10, 20]),
        ("calls deep", CallChain, [50, 100, 200]),
        ("calls deep, with loops", LoopChain, [50, 100, 200]),
        ("marked methods in a file", Methods, [100, 300, 1_000]),
        ("early returns", EarlyReturns, [100, 200, 400]),
    ];

    /// <summary>A method of so many statements.</summary>
    public static string Statements(int count) =>
        Body(string.Concat(Enumerable.Range(0, count).Select(i => $"var t{i} = Math.Sin({(i == 0 ? "x" : $"t{i - 1}")}) * y + {i};\n")) + $"return t{count - 1};");

    private static string ArrayStatements(int count) => InClass(
        $"[Differentiable] public static double F(double[] x, double y)\n{{\n{string.Concat(Enumerable.Range(0, count).Select(i => $"x[{i % 7}] = x[{(i + 3) % 7}] * y + {i};\n"))}return x[0];\n}}");

    private static string Terms(int count) => Body($"return {string.Join(" + ", Enumerable.Range(0, count).Select(i => i % 2 == 0 ? $"x * {i}" : "Math.Sin(y) * x"))};");

    private static string NestedIfs(int depth)
    {
        var text = new StringBuilder("var z = x;\n");
        for (var i = 0; i < depth; i++)
        {
            text.Append($"if (x > {i}) {{ z = z * y + {i};\n");
        }

        return Body(text.Append('}', depth).Append("\nreturn z;").ToString());
    }

    private static string NestedLoops(int depth)
    {
        var text = new StringBuilder("var z = x;\n");
        for (var i = 0; i < depth; i++)
        {
            text.Append($"for (var i{i} = 0; i{i} < 2; i{i}++) {{ z = Math.Sin(z) * y;\n");
        }

        return Body(text.Append('}', depth).Append("\nreturn z;").ToString());
    }

    private static string CallChain(int depth) => Helpers(depth, (i, next) => $"static double H{i}(double x, double y) => {next} + {i} * x;\n");

    private static string LoopChain(int depth) => Helpers(depth, (i, next) => $"static double H{i}(double x, double y) {{ for (var i = 0; i < 3; i++) x = Math.Sin(x) * y; return {next} * x; }}\n");

    private static string Methods(int count) =>
        InClass(string.Concat(Enumerable.Range(0, count).Select(i => $"[Differentiable] public static double F{i}(double x, double y) => Math.Sin(x * {i}) * y + x / y;\n")));

    private static string EarlyReturns(int count) => Body(string.Concat(Enumerable.Range(0, count).Select(i => $"if (x < {i}) return x * y + {i};\n")) + "return y;");

    private static string Helpers(int depth, Func<int, string, string> helper) => InClass(
        "[Differentiable] public static double F(double x, double y) => H0(x, y);\n"
        + string.Concat(Enumerable.Range(0, depth).Select(i => helper(i, i == depth - 1 ? "y" : $"H{i + 1}(x * y, y)"))));

    private static string Body(string statements) => InClass($"[Differentiable] public static double F(double x, double y)\n{{\n{statements}\n}}");

    private static string InClass(string members) => $"using System;\nusing Micrograd;\npublic static partial class M\n{{\n{members}\n}}\n";
}
