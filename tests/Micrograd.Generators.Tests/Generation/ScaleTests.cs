using System.Diagnostics;
using Micrograd.Generators.Tests.Infrastructure;

namespace Micrograd.Generators.Tests.Generation;

/// <summary>Alone on the machine, as far as other tests go: it measures time.</summary>
[Collection(nameof(ScaleTests))]
[CollectionDefinition(nameof(ScaleTests), DisableParallelization = true)]
public class ScaleTests
{
    [Fact]
    public void A_function_of_2000_terms_is_generated_in_about_a_second()
    {
        var terms = string.Join(" + ", Enumerable.Range(0, 2000).Select(i => $"a * Math.Sin({i} * b)"));
        var compilation = Compilations.Create(Bound.InClass($"[Differentiable] public static double F(double a, double b) => {terms};")).Valid();

        // The first runs compile the generator itself; a busy machine makes any of them slow.
        var fastest = Enumerable.Range(0, 5).Min(_ => Measure(compilation));
        Assert.InRange(fastest.TotalSeconds, 0, 2);
    }

    private static TimeSpan Measure(Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation)
    {
        var watch = Stopwatch.StartNew();
        var run = new GeneratorRun();
        run.Run(compilation);
        Assert.Single(run.Files);
        return watch.Elapsed;
    }
}
