namespace Micrograd.CodeFixes.Tests;

public sealed class DerivativeStubFixTests
{
    private static readonly DerivativeStubFix Fix = new();

    private const string Library = """

        public static class Library
        {
            [System.Runtime.InteropServices.DllImport("none")] public static extern double Erf(double x);
            [System.Runtime.InteropServices.DllImport("none")] public static extern float Beta(float a, int @in, float @out);
            [System.Runtime.InteropServices.DllImport("none")] public static extern int Round(double x);
            [System.Runtime.InteropServices.DllImport("none")] public static extern double Mixed(double x, float y);
            [System.Runtime.InteropServices.DllImport("none")] public static extern double Random();
        }
        """;

    [Fact]
    public async Task A_stub_is_added_beside_the_method()
    {
        var (title, source, remaining) = await Fixing.Apply(Fix, Source("double F(double x) => Library.Erf(2 * x)"));
        Assert.Equal("Give the derivative of 'Library.Erf'", title);
        Assert.Equal(
            Source("""
                double F(double x) => Library.Erf(2 * x);

                    [DerivativeOf(typeof(Library), nameof(Library.Erf))]
                    private static double ErfDerivative(double x) => throw new NotImplementedException()
                """),
            source);
        Assert.Empty(remaining);
    }

    [Fact]
    public async Task A_stub_of_several_numbers_returns_a_tuple()
    {
        var (_, source, remaining) = await Fixing.Apply(Fix, Source("float F(float x) => Library.Beta(x, 1, x)"));
        Assert.Equal(
            Source("""
                float F(float x) => Library.Beta(x, 1, x);

                    [DerivativeOf(typeof(Library), nameof(Library.Beta))]
                    private static (float A, float Out) BetaDerivative(float a, int @in, float @out) => throw new NotImplementedException()
                """),
            source);
        Assert.Empty(remaining);
    }

    [Fact]
    public async Task Its_name_is_free()
    {
        var (_, source, _) = await Fixing.Apply(Fix, Source("double F(double x) => Library.Erf(x); private static int ErfDerivative => 1"));
        Assert.Contains("private static double ErfDerivative2(double x)", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_are_not_imported_are_written_out()
    {
        var (_, source, remaining) = await Fixing.Apply(Fix, "static partial class M { [Micrograd.Differentiable] public static double F(double x) => Library.Erf(x); }" + Library);
        Assert.Contains("[Micrograd.DerivativeOf(typeof(Library), nameof(Library.Erf))]", source, StringComparison.Ordinal);
        Assert.Contains("=> throw new System.NotImplementedException();", source, StringComparison.Ordinal);
        Assert.Empty(remaining);
    }

    [Theory]
    [InlineData("x * Library.Round(x)")]
    [InlineData("Library.Mixed(x, 1)")]
    [InlineData("x * Library.Random()")]
    [InlineData("x * Random.Shared.NextDouble()")]
    public async Task Where_no_derivative_can_be_given_nothing_is_offered(string body) =>
        Assert.Empty(await Fixing.Titles(Fix, Source("double F(double x) => " + body)));

    private static string Source(string members) => $$"""
        using System;
        using Micrograd;

        public static partial class M
        {
            [Differentiable]
            public static {{members}};

            public static int Other => 1;
        }

        """.ReplaceLineEndings("\n") + Library;
}
