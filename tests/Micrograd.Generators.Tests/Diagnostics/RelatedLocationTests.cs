using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Tests.Diagnostics;

public class RelatedLocationTests
{
    [Theory]
    [InlineData("MG0001", "static class Other { [Differentiable] public static double G(double x) => x; }", "G")]
    [InlineData("MG0004", "[Differentiable] public static double F(double x) => Square(x); [System.Runtime.InteropServices.DllImport(\"none\")] static extern double Square(double x);", "Square")]
    [InlineData("MG0004", "[Differentiable] public static double F(double x) => new Shape().Area(x); public class Shape { public virtual double Area(double x) => x; }", "Area")]
    [InlineData("MG0006", "[Differentiable] public static double F(double x) => x; static void FTrace(Value x) { } static void FTrace(double x) { }", "FTrace")]
    [InlineData("MG0006", "[Differentiable] public static double F(double first, double First) => first;", "first")]
    [InlineData("MG0006", "[Differentiable(Name = \"G\")] public static double F(double x) => x; [Differentiable] public static double G(double x) => x;", "G")]
    public async Task The_other_place_is_attached(string id, string members, string expected)
    {
        var diagnostic = (await Analysis.Of(Compilations.Create(Bound.InClass(members)).Valid()))[0];
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(expected, Text(Assert.Single(diagnostic.AdditionalLocations)));
    }

    [Fact]
    public async Task What_is_not_in_source_is_not()
    {
        var diagnostic = Assert.Single(await Analysis.Of(Compilations.Create(Bound.InClass("[Differentiable] public static double F(double x) => x + Random.Shared.NextDouble();")).Valid()));
        Assert.Equal("MG0004", diagnostic.Id);
        Assert.Empty(diagnostic.AdditionalLocations);
    }

    private static string Text(Location location) => location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}
