using System.Text;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Tests.Fuzz;

/// <summary>Random methods: their generated gradients against the graph, both values against the method bit for bit.</summary>
public sealed class FuzzTests
{
    private const int MethodsPerProgram = 20;

    private static readonly (double X, double Y, int N)[] Points = [(0.7, -1.3, 3), (-0.4, 0.9, 5), (1.9, 0.25, 0), (-2.3, -0.6, 2)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, int.Parse(Environment.GetEnvironmentVariable("MICROGRAD_FUZZ") ?? "15"))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Random_methods_agree_with_their_graphs(int seed) => Check(new RandomProgram(seed, MethodsPerProgram));

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Random_methods_over_arrays_agree_with_their_graphs(int seed) => Check(new RandomProgram(seed, MethodsPerProgram, hasArrays: true));

    private static async Task Check(RandomProgram program)
    {
        Assert.Empty(await Analysis.Of(Compilations.Create(program.Source).Valid()));
        var failures = Failures(program);
        Assert.True(failures.Count == 0, $"{failures.Count} of {MethodsPerProgram} methods are wrong:\n\n" + string.Join("\n\n", failures));
    }

    private static List<string> Failures(RandomProgram program)
    {
        var run = CSharpGeneratorDriver
            .Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.Preview))
            .RunGeneratorsAndUpdateCompilation(Compilations.Create(program.Source, Harness(program.Methods.Count)), out var compilation, out _)
            .GetRunResult().Results.Single();
        Assert.True(run.Exception is null, $"{run.Exception}\n{program.Source}");
        Assert.Equal(program.Methods.Count, run.GeneratedSources.Length);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            return [.. Enumerable.Range(0, program.Methods.Count)
                .Where(i => errors.Exists(error => error.Location.SourceTree!.FilePath.EndsWith($"Program.F{i}.g.cs", StringComparison.Ordinal)))
                .Select(i => Report(string.Join("\n", errors), i))];
        }

        using var loaded = new LoadedAssembly((CSharpCompilation)compilation);
        var rows = (object[][])loaded.Assembly.GetType("Harness")!.GetMethod("Rows")!.Invoke(null, null)!;
        var failures = new List<string>();
        for (var i = 0; i < rows.Length; i++)
        {
            var method = new FuzzedMethod(
                (Func<double, double, int, double>)rows[i][0],
                (Func<double, double, int, (double, double, double)>)rows[i][1],
                (Func<Value, Value, int, Value>)rows[i][2]);
            if (Points.Select(point => method.Problem(point.X, point.Y, point.N)).FirstOrDefault(problem => problem is not null) is { } problem)
            {
                failures.Add(Report(problem, i));
            }
        }

        return failures;

        string Report(string problem, int i) =>
            $"{problem}\n{program.Methods[i]}\n{run.GeneratedSources.Single(file => file.HintName == $"Program.F{i}.g.cs").SourceText}";
    }

    private static string Harness(int methods)
    {
        var text = new StringBuilder("using System;\nusing Micrograd;\n\npublic static class Harness\n{\n    public static object[][] Rows() =>\n    [\n");
        for (var i = 0; i < methods; i++)
        {
            text.Append($"        [new Func<double, double, int, double>(Program.F{i}), new Func<double, double, int, (double, double, double)>((x, y, n) => {{ var g = Program.F{i}WithGradient(x, y, n); return (g.Value, g.X, g.Y); }}), new Func<Value, Value, int, Value>(Program.F{i}Trace)],\n");
        }

        return text.Append("    ];\n}\n").ToString();
    }
}
