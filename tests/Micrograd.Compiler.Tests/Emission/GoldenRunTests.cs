namespace Micrograd.Compiler.Tests.Emission;

/// <summary>Runs the golden files: each check compares the generated gradient, the graph and central differences, and the value bit by bit.</summary>
public class GoldenRunTests
{
    [Fact]
    public void Straight_line() => Examples.LossCheck(1.5, -0.3, 0.7, 2.1, 4).ThrowIfFailed();

    [Theory]
    [InlineData(0.4, 1)]
    [InlineData(-3, 1.2)]
    [InlineData(2.5, 0.5)]
    public void Branches_at_the_tail(double residual, double delta) => Examples.HuberCheck(residual, delta).ThrowIfFailed();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Counted_loop(int n)
    {
        Examples.PowerCheck(3, n).ThrowIfFailed();
        Assert.Equal(n == 4 ? 108 : n, Examples.PowerWithGradient(3, n).X);
    }

    [Fact]
    public void Loop_with_an_unknown_trip_count() => Examples.RootCheck(2).ThrowIfFailed();

    [Fact]
    public void Helper() => Examples.PricingCheck(105, 100, 1, 0.02).ThrowIfFailed();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Swap_in_a_loop(int n) => Examples.FibonacciCheck(0.8, n).ThrowIfFailed();

    [Fact]
    public void Clashing_names() => Examples.RatioCheck(1.3, 2.1, -0.4, 3, 2).ThrowIfFailed();

    [Fact]
    public void Nested_loops() => Examples.NestedCheck(0.7, 6).ThrowIfFailed();
}
