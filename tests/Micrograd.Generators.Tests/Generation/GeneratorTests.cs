using System.Diagnostics;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Tests.Generation;

public class GeneratorTests
{
    [Fact]
    public void One_file_is_generated_per_method_and_compiles()
    {
        var run = new GeneratorRun();
        var output = run.Run(Compilations.Create(Bound.InClass(
            """
            [Differentiable] public static double F(double x, double y) => x * x * Math.Sin(y);
            [Differentiable(Derivatives.Gradient)] internal static float G(float a, int n) { for (var i = 0; i < n; i++) a *= a; return a; }
            """)).Valid());
        Assert.Equal(["M.F.g.cs", "M.G.g.cs"], run.Files.Keys.Order());
        Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void A_method_with_an_error_gets_nothing_and_the_generator_is_silent()
    {
        var run = new GeneratorRun();
        run.Run(Compilations.Create(Bound.InClass(
            """
            [Differentiable] public static double F(double x) { foreach (var c in "abc") { x += c; } return x; }
            [Differentiable] public static double G(double x) => x;
            """)).Valid());
        Assert.Equal("M.G.g.cs", run.Files.Keys.Single());
        Assert.Empty(run.Result.Diagnostics);
    }

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x +;")]
    [InlineData("[Differentiable] public static double F(double x) => undefined(x);")]
    [InlineData("[Differentiable] public static double F(Missing x) => 1;")]
    [InlineData("[Differentiable] public static Missing F(double x) => x;")]
    [InlineData("[Differentiable] public static double F(double x) { double y; return y + x; }")]
    [InlineData("[Differentiable] public static double F(double x) { var y = Missing.Of(x); y += 1; return y.Value; }")]
    [InlineData("[Differentiable] public static double F(double x) { return; }")]
    [InlineData("[Differentiable] public static double F(double x) { break; }")]
    [InlineData("[Differentiable(Name = 3)] public static double F(double x) => x;")]
    [InlineData("[Differentiable] public static double F(double x")]
    [InlineData("[Differentiable] public static double F(double x, double x) => x;")]
    [InlineData("[Differentiable] public static double F(double x);")]
    public async Task Code_that_does_not_compile_breaks_neither_generator_nor_analyzer(string members)
    {
        var compilation = Compilations.Create(Bound.InClass(members));
        new GeneratorRun().Run(compilation);
        Assert.DoesNotContain(await Analysis.Of(compilation), diagnostic => diagnostic.Id == "AD0001");
    }

    [Fact]
    public async Task The_analyzer_does_not_take_generated_members_for_conflicts()
    {
        var output = new GeneratorRun().Run(Compilations.Create(Bound.InClass("[Differentiable] public static double F(double x) => x * x;")));
        Assert.Equal(2, output.SyntaxTrees.Length);
        Assert.Empty(await Analysis.Of(output));
    }
}
