using System.Diagnostics;
using Micrograd.Generators.Analyzers;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micrograd.Generators.Tests.Scale;

/// <summary>Who types on does not wait for what was typed before: a cancelled run ends soon, and leaves nothing behind.</summary>
public sealed class CancellationTests
{
    /// <summary>Far more than it takes, far less than not stopping does.</summary>
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(5);

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly string Source = Bound.InClass(string.Concat(Enumerable.Range(0, 200).Select(method =>
        $"[Differentiable] public static double F{method}(double x, double y) {{ {string.Concat(Enumerable.Range(0, 200).Select(_ => "x = Math.Sin(x) * y; "))} return x; }}\n")));

    [Fact]
    public void Binding_stops_at_the_next_statement()
    {
        var compilation = Compilations.Create(Source);
        Assert.Throws<OperationCanceledException>(() => MethodBinder.Bind(compilation.Marked("F0"), compilation, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void The_generator_stops_and_generates_nothing(int afterMilliseconds)
    {
        var compilation = Compilations.Create(Source);
        var driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: Options);
        var cancellation = CancelledAfter(afterMilliseconds);
        var watch = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, cancellation.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(afterMilliseconds) + Promptly);

        // What was cancelled is not taken for the result.
        var run = driver.RunGenerators(Compilations.Create(Bound.InClass("[Differentiable] public static double F(double x) => x * x;"))).GetRunResult().Results.Single();
        Assert.DoesNotContain("#error", run.GeneratedSources.Single().SourceText.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task The_analyzer_stops(int afterMilliseconds)
    {
        var compilation = Compilations.Create(Source);
        var cancellation = CancelledAfter(afterMilliseconds);
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(afterMilliseconds) + Promptly);
    }

    /// <summary>By a thread of its own: timers wait for the pool, which other tests keep busy.</summary>
    private static CancellationTokenSource CancelledAfter(int milliseconds)
    {
        var source = new CancellationTokenSource();
        if (milliseconds == 0)
        {
            source.Cancel();
            return source;
        }

        new Thread(() =>
        {
            Thread.Sleep(milliseconds);
            source.Cancel();
        }) { IsBackground = true }.Start();
        return source;
    }
}
