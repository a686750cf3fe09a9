using System.Text;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Scale;

/// <summary>Large methods: the generator needs little stack, and its work and its output grow as the method does.</summary>
public sealed class ScaleTests
{
    private const int StackSize = 256 << 10;

    /// <summary>How much more than twice the output twice the input may give: numbers get more digits, lines break elsewhere.</summary>
    private const double MostGrowth = 2.3;

    public static TheoryData<string, int> Shapes => new()
    {
        { nameof(OneExpression), 1000 },
        { nameof(NestedIfs), 250 },
        { nameof(Statements), 1000 },
        { nameof(EarlyReturns), 200 },
        { nameof(Reassignments), 1000 },
        { nameof(SmallHelperChain), 100 },
        { nameof(LargeHelperChain), 100 },
        { nameof(SiblingLoops), 200 },
        { nameof(ElseIfs), 150 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Twice_the_method_is_twice_the_code(string shape, int size)
    {
        var (small, large) = (Generate(shape, size), Generate(shape, 2 * size));
        Assert.InRange((double)large.Instructions / small.Instructions, 1.7, MostGrowth);
        Assert.InRange((double)Ink(large.Text) / Ink(small.Text), 1.7, MostGrowth);
    }

    /// <summary>Indentation grows with nesting, as it should.</summary>
    private static int Ink(string text) => text.Count(character => !char.IsWhiteSpace(character));

    private static (int Instructions, string Text) Generate(string shape, int size)
    {
        var source = Bound.InClass(shape switch
        {
            nameof(OneExpression) => OneExpression(size),
            nameof(Statements) => Statements(size),
            nameof(NestedIfs) => NestedIfs(size),
            nameof(EarlyReturns) => EarlyReturns(size),
            nameof(Reassignments) => Reassignments(size),
            nameof(SmallHelperChain) => SmallHelperChain(size),
            nameof(LargeHelperChain) => LargeHelperChain(size),
            nameof(SiblingLoops) => SiblingLoops(size),
            _ => ElseIfs(size),
        });

        // Parsing and checking are Roslyn's own business; the generator is called with next to no stack left.
        var compilation = Compilations.Create(source).Valid();
        (int, string) result = default;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var model = Bound.Method(compilation);
                    var gradient = DeepStack.Run(() => ReverseMode.Gradient(Inliner.Run(model.Primal), [true, true], "FWithGradient"));
                    var run = CSharpGeneratorDriver
                        .Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.Preview))
                        .RunGenerators(compilation).GetRunResult().Results.Single();
                    Assert.Null(run.Exception);
                    result = (Count(gradient), run.GeneratedSources.Single().SourceText.ToString());
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return result;
    }

    private static int Count(Module module) => module.Helpers.Append(module.Main).Sum(function => function.Body.Descendants().Count());

    private static string OneExpression(int terms) =>
        $"[Differentiable] public static double F(double x, double y) => {string.Join(" + ", Enumerable.Range(0, terms).Select(i => i % 3 == 0 ? $"x * {i}" : i % 3 == 1 ? "y * x" : "Math.Sin(y)"))};";

    private static string Statements(int count) =>
        Body(string.Concat(Enumerable.Range(0, count).Select(i => $"var t{i} = Math.Sin({(i == 0 ? "x" : $"t{i - 1}")}) * y + {i};\n")) + $"return t{count - 1};");

    private static string Reassignments(int count) =>
        Body(string.Concat(Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "x = x * y + 0.5;\n" : "y += Math.Cos(x);\n")) + "return x + y;");

    private static string NestedIfs(int depth)
    {
        var text = new StringBuilder("var z = x;\n");
        for (var i = 0; i < depth; i++)
        {
            text.Append($"if (x > {i}) {{ z = z * y + {i};\n");
        }

        return Body(text.Append(new string('}', depth)).Append("\nreturn z;").ToString());
    }

    private static string ElseIfs(int count) => Body(
        "var z = x;\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"if (x < {i}) z = z * {i} + y;\nelse "))
        + "z = y;\nreturn z * y;");

    private static string EarlyReturns(int count) =>
        Body(string.Concat(Enumerable.Range(0, count).Select(i => $"if (x < {i}) return x * y + {i};\n")) + "return y;");

    private static string SiblingLoops(int count) =>
        Body(string.Concat(Enumerable.Range(0, count).Select(i => $"for (var i = 0; i < {i + 2}; i++) x = x * y + Math.Sin(x);\n")) + "return x;");

    private static string SmallHelperChain(int depth) =>
        Helpers(depth, (i, next) => $"private static double H{i}(double x, double y) => {next} + {i} * x;\n");

    private static string LargeHelperChain(int depth) =>
        Helpers(depth, (i, next) => $"private static double H{i}(double x, double y) {{ for (var i = 0; i < 3; i++) x = Math.Sin(x) * y; return {next} * x; }}\n");

    private static string Helpers(int depth, Func<int, string, string> helper) =>
        Body("return H0(x, y);") + "\n" + string.Concat(Enumerable.Range(0, depth).Select(i => helper(i, i == depth - 1 ? "y" : $"H{i + 1}(x * y, y)")));

    private static string Body(string statements) => $"[Differentiable] public static double F(double x, double y)\n{{\n{statements}\n}}";
}
