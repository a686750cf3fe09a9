namespace Micrograd.CodeFixes.Tests;

public sealed class FiniteDifferenceFixTests
{
    private static readonly FiniteDifferenceFix Fix = new();

    [Theory]
    [InlineData("(F(a + h) - F(a)) / h", "FWithGradient(a).X")]
    [InlineData("(F(a) - F(a - h)) / h", "FWithGradient(a).X")]
    [InlineData("(F(a + h) - F(a - h)) / (2 * h)", "FWithGradient(a).X")]
    [InlineData("2 * ((F(a * b + h) - F(a * b)) / h) + b", "2 * FWithGradient(a * b).X + b")]
    [InlineData("(M.G(a, y: b + h) - M.G(a, b)) / h", "M.GWithGradient(a, b).Y")]
    [InlineData("(M.G(a, y: b) - M.G(y: b - h, x: a)) / h", "M.GWithGradient(a, y: b).Y")]
    [InlineData("(M.G(y: b + h, x: a) - M.G(a, b - h)) / (h + h)", "M.GWithGradient(y: b, x: a).Y")]
    [InlineData("(Price(1 + 1e-6) - Price(1)) / 1e-6", "PWithGradient(1).DValue")]
    [InlineData("(s.Scaled(a + h) - s.Scaled(a)) / h", "s.ScaledWithGradient(a).X")]
    [InlineData("(Weighted(a + h, weights) - Weighted(a, weights)) / h", "WeightedWithGradient(a, weights).X")]
    [InlineData("(Half(f + g) - Half(f)) / g", "HalfWithGradient(f).X")]
    public async Task A_difference_becomes_the_derivative(string difference, string derivative)
    {
        var (title, source, remaining) = await Fixing.Apply(Fix, Source(difference));
        Assert.StartsWith("Use '", title);
        Assert.Equal(Source(derivative), source);
        Assert.Empty(remaining);
    }

    [Theory]
    [InlineData("(Sum(a + h, weights) - Sum(a, weights)) / h")]
    [InlineData("(a.Own(b + h) - a.Own(b)) / h")]
    public async Task It_is_not_offered_where_the_generated_method_is_called_otherwise(string difference) =>
        Assert.Empty(await Fixing.Titles(Fix, Source(difference)));

    [Fact]
    public async Task The_title_says_what_it_becomes() =>
        Assert.Equal("Use 'GWithGradient(…).Y'", (await Fixing.Apply(Fix, Source("(G(a, b + h) - G(a, b)) / h"))).Title);

    [Fact]
    public async Task All_are_fixed_at_once() => Assert.Equal(
        Source("FWithGradient(a).X + GWithGradient(a, b).X"),
        await Fixing.ApplyToAll(Fix, Source("(F(a + h) - F(a)) / h + (G(a + h, b) - G(a, b)) / h")));

    private static string Source(string expression) => $$"""
        using Micrograd;

        public static partial class M
        {
            [Differentiable] public static double F(double x) => x * x;
            [Differentiable] public static double G(double x, double y) => x * y;
            [Differentiable(Name = "P")] public static double Price(double value) => value * value;
            [Differentiable] public static double Weighted(double x, [NoGradient] double[] w) => x * w[0];
            [Differentiable] public static double Sum(double x, double[] w) => x * w[0];
            [Differentiable] public static double Own(this double x, double y) => x * y;
            [Differentiable] public static float Half(float x) => x / 2;

            public static double Slope(double a, double b, double h, float f, float g, Scale s, double[] weights) => {{expression}};
        }

        public readonly partial record struct Scale(double Factor)
        {
            [Differentiable] public double Scaled(double x) => Factor * x;
        }

        """.ReplaceLineEndings("\n");
}
