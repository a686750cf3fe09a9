namespace Micrograd.CodeFixes.Tests;

public sealed class NoGradientFixTests
{
    private static readonly NoGradientFix Fix = new();

    private const string Types = """

        public struct Hidden { private double _x; public double X => _x; }
        public readonly struct Doubled { public readonly double X; public Doubled(double x) => X = 2 * x; }
        public readonly struct Captured(double x) { public double Twice => 2 * x; }
        public struct SemiAuto { public double X { get => 2 * field; set; } }
        public struct Polygon { public double X; public double[] Ys; }
        public ref struct View { public double X; }
        """;

    [Theory]
    [InlineData("Hidden", "x * y.X")]
    [InlineData("Doubled", "x * y.X")]
    [InlineData("Captured", "x * y.Twice")]
    [InlineData("SemiAuto", "x * y.X")]
    [InlineData("Polygon", "x * y.X")]
    [InlineData("Polygon", "x * y.Ys[0]")]
    [InlineData("KeyValuePair<double, double>", "x * y.Key")]
    [InlineData("Quaternion", "x * y.X")]
    public async Task A_struct_becomes_a_constant(string type, string body)
    {
        var (title, source, remaining) = await Fixing.Apply(Fix, Source($"double x, {type} y", body));
        Assert.Equal("Mark 'y' [NoGradient]", title);
        Assert.Equal(Source($"double x, [NoGradient] {type} y", body), source);
        Assert.Empty(remaining);
    }

    [Theory]
    [InlineData("View")]
    [InlineData("double[,,]")]
    [InlineData("string[]")]
    [InlineData("(double, double[])")]
    [InlineData("decimal")]
    [InlineData("System.Half")]
    [InlineData("double?")]
    [InlineData("nint")]
    public async Task Where_the_attribute_is_no_remedy_it_is_not_offered(string type) =>
        Assert.Empty(await Fixing.Titles(Fix, Source($"double x, {type} y", "x")));

    [Fact]
    public async Task It_is_not_offered_for_helpers() =>
        Assert.Empty(await Fixing.Titles(Fix, Source("double x", "Helper(x, default); static double Helper(double x, Polygon y) => x * y.X")));

    [Fact]
    public async Task Other_attributes_and_comments_stay()
    {
        var (_, source, _) = await Fixing.Apply(Fix, Source("double x, /* hidden */ [System.ComponentModel.Description(\"d\")] in Hidden y", "x"));
        Assert.Equal(Source("double x, /* hidden */ [NoGradient][System.ComponentModel.Description(\"d\")] in Hidden y", "x"), source);
    }

    [Fact]
    public async Task All_are_fixed_at_once() => Assert.Equal(
        Source("double x, [NoGradient] Hidden y, [NoGradient] Doubled z", "x"),
        await Fixing.ApplyToAll(Fix, Source("double x, Hidden y, Doubled z", "x")));

    private static string Source(string parameters, string body) => $$"""
        using Micrograd;
        using System.Collections.Generic;
        using System.Numerics;

        public static partial class M
        {
            [Differentiable] public static double F({{parameters}}) => {{body}};
        }

        """.ReplaceLineEndings("\n") + Types;
}
