using System.Text;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>A class of random methods <c>F0, F1, …</c> of <c>(double x, double y, int n)</c>, each with helpers of its own, one of them recursive.</summary>
internal sealed class RandomProgram
{
    /// <param name="seed">Which one.</param>
    /// <param name="methods">How many marked methods.</param>
    /// <param name="hasArrays">Whether they work with arrays too.</param>
    public RandomProgram(int seed, int methods, bool hasArrays = false)
    {
        var text = new StringBuilder("using System;\nusing Micrograd;\n\npublic static partial class Program\n{\n");
        for (var i = 0; i < methods; i++)
        {
            Methods.Add(Method(new Random((1000 * seed) + i), i, hasArrays));
            text.Append(Methods[i]).Append('\n');
        }

        Source = text.Append("}\n").ToString();
    }

    public string Source { get; }

    /// <summary>The text of each marked method with its helpers.</summary>
    public List<string> Methods { get; } = [];

    private static string Method(Random random, int index, bool hasArrays)
    {
        var text = new StringBuilder();
        var helpers = new List<string>();
        for (var i = random.Next(3); i > 0; i--)
        {
            var name = $"H{index}_{i}";
            var expressions = new RandomExpressions(random, helpers);
            text.Append($"    private static double {name}(double u, double v, int n)\n    {{\n");
            var scope = Parameters("u", "v");
            if (random.Next(2) == 0)
            {
                // Fuel: one less at each call, and one call only.
                text.Append($"        if (n <= 0) return {expressions.Real(scope, 2)};\n");
                var name2 = scope.NewName();
                text.Append($"        double {name2} = {name}({expressions.Real(scope, 2)}, {expressions.Real(scope, 1)}, n - 1);\n");
                scope.Declare(name2, VariableKind.Real);
            }

            new RandomStatements(random, expressions, text).Block(scope, random.Next(1, 5), "        ");
            text.Append($"        return {expressions.Real(scope, 3)};\n    }}\n\n");
            helpers.Add(name);
        }

        var all = new RandomExpressions(random, helpers);
        var main = Parameters("x", "y");
        if (hasArrays)
        {
            var inside = new RandomExpressions(random, []);
            var parameters = Parameters("u", "v");
            text.Append($"    private static double S{index}(Span<double> s, double u, int n = 2)\n    {{\n        var v = s[1];\n        s[0] += {inside.Real(parameters, 2)};\n        if (u > 0.5) return v * s[0];\n        s[1] *= {inside.Real(parameters, 1)};\n        return {inside.Real(parameters, 2)} + s[1];\n    }}\n\n");
            all.ArrayHelpers.Add("S" + index);
        }

        text.Append($"    [Differentiable]\n    public static double F{index}(double x, double y, int n)\n    {{\n");
        if (hasArrays)
        {
            // One of a length that is known, one of a length that is not, and a part of the one.
            text.Append("        Span<double> w = stackalloc double[4];\n        Span<double> z = new double[n + 5];\n        var part = z.Slice(1);\n        w[1] = x;\n        z[2] = y;\n");
            all.Arrays.AddRange(["w", "z", "part"]);
        }

        new RandomStatements(random, all, text).Block(main, random.Next(2, 8), "        ");
        return text.Append($"        return {all.Real(main, 3)};\n    }}\n").ToString();
    }

    private static RandomScope Parameters(string first, string second)
    {
        var scope = new RandomScope();
        scope.Declare(first, VariableKind.Real);
        scope.Declare(second, VariableKind.Real);
        scope.Declare("n", VariableKind.Integer, isFixed: true);
        return scope;
    }
}
