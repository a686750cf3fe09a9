using System.Diagnostics;
using Micrograd.Generators;
using Micrograd.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micrograd.Reliability.Times;

/// <summary>How long generator and analyzer take as programs grow: processor time, the best of three.</summary>
internal static class TimeTable
{
    private const int Runs = 3;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>Prints the table.</summary>
    public static void Print()
    {
        var empty = Empty();
        Console.WriteLine("|  | size | generator, ms | analyzer, ms | generated, kB | µs per unit | for comparison: the compiler on the source, ms |\n|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, source, sizes) in AdversarialProgram.All)
        {
            // The first run pays for the just-in-time compiler.
            Measure(empty, source(sizes[0]));
            foreach (var size in sizes)
            {
                var best = Enumerable.Range(0, Runs).Select(_ => Measure(empty, source(size))).ToList();
                var (generator, analyzer, compiler) = (best.Min(run => run.Generator), best.Min(run => run.Analyzer), best.Min(run => run.Compiler));
                Console.WriteLine($"| {name} | {size:N0} | {generator:F0} | {analyzer:F0} | {best[0].Length / 1000} | {(generator + analyzer) * 1000 / size:F0} | {compiler:F0} |");
            }
        }
    }

    /// <summary>Prints how long generator and analyzer go on after they are cancelled, at nine moments of a run over a large method.</summary>
    public static void PrintCancellation()
    {
        var program = Empty().AddSyntaxTrees(CSharpSyntaxTree.ParseText(AdversarialProgram.Statements(10_000), Options));
        program.GetDiagnostics();
        var driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: Options);
        Print("generator", token => driver.RunGenerators(program, token));
        Print("analyzer", token => program.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(token).GetAwaiter().GetResult());

        static void Print(string what, Action<CancellationToken> run)
        {
            run(default);
            var whole = Elapsed(() => run(default));
            var delays = Enumerable.Range(1, 9).Select(tenth =>
            {
                var at = whole * tenth / 10;
                using var cancellation = new CancellationTokenSource(at);
                var isStopped = false;
                var elapsed = Elapsed(() =>
                {
                    try
                    {
                        run(cancellation.Token);
                    }
                    catch (OperationCanceledException)
                    {
                        isStopped = true;
                    }
                });
                return isStopped ? $"{(elapsed - at).TotalMilliseconds:F0}" : "done";
            });
            Console.WriteLine($"{what}: {whole.TotalMilliseconds:F0} ms; cancelled at 10 %, 20 % … 90 % of it, it goes on for {string.Join(", ", delays)} ms");
        }
    }

    private static CSharpCompilation Empty() => CSharpCompilation.Create(
        "Times",
        null,
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static TimeSpan Elapsed(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }

    private static (double Generator, double Analyzer, double Compiler, int Length) Measure(CSharpCompilation empty, string source)
    {
        var program = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Options));
        var compiler = Time(() => program.GetDiagnostics());
        GeneratorRunResult run = default;
        var generator = Time(() => run = CSharpGeneratorDriver
            .Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGenerators(program).GetRunResult().Results.Single());
        if (run.Exception is not null || run.GeneratedSources.Any(file => file.SourceText.ToString().Contains("#error", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"The generator failed: {run.Exception}");
        }

        var analyzer = Time(() => program.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
        return (generator, analyzer, compiler, run.GeneratedSources.Sum(file => file.SourceText.Length));
    }

    private static double Time(Action action)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }
}
