namespace Micrograd.Integration.Tests;

/// <summary>Values and gradients of <see cref="Functions"/> against closed forms.</summary>
public class NamedFunctionTests
{
    [Theory]
    [InlineData(-3.0)]
    [InlineData(-0.5)]
    [InlineData(0.0)]
    [InlineData(1.25)]
    [InlineData(7.0)]
    public void Square_times_sine(double x)
    {
        var g = Functions.SquareTimesSineWithGradient(x);
        Assert.Equal(Functions.SquareTimesSine(x), g.Value);
        Close((2 * x * Math.Sin(x)) + (x * x * Math.Cos(x)), g.X);
        Functions.SquareTimesSineCheck(x).ThrowIfFailed();
    }

    [Theory]
    [InlineData(-30.0)]
    [InlineData(-1.0)]
    [InlineData(0.0)]
    [InlineData(2.0)]
    [InlineData(40.0)]
    public void Sigmoid(double x)
    {
        var g = Functions.SigmoidWithGradient(x);
        var y = Functions.Sigmoid(x);
        Assert.Equal(y, g.Value);
        Close(Math.Exp(-x) * y * y, g.X);
        Functions.SigmoidCheck(x).ThrowIfFailed();
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(2.0)]
    [InlineData(9.0)]
    [InlineData(144.0)]
    public void Newton_root(double a)
    {
        var g = Functions.NewtonRootWithGradient(a);
        Assert.Equal(Functions.NewtonRoot(a), g.Value);
        Close(0.5 / Math.Sqrt(a), g.A, 1e-7);
        Functions.NewtonRootCheck(a).ThrowIfFailed();
    }

    [Fact]
    public void Power_of_three_to_the_fourth()
    {
        var g = Functions.PowerWithGradient(3, 4);
        Assert.Equal(81, g.Value);
        Assert.Equal(108, g.X);
    }

    [Theory]
    [InlineData(2.0, 0)]
    [InlineData(2.0, -3)]
    [InlineData(-1.5, 7)]
    [InlineData(0.0, 3)]
    public void Power(double x, int n)
    {
        var g = Functions.PowerWithGradient(x, n);
        Assert.Equal(Functions.Power(x, n), g.Value);
        Close(n <= 0 ? 0 : n * Math.Pow(x, n - 1), g.X);
    }

    [Fact]
    public void Horner()
    {
        var (x, a, b, c, d) = (1.5, 2.0, -3.0, 0.5, 4.0);
        var g = Functions.HornerWithGradient(x, a, b, c, d);
        Assert.Equal(Functions.Horner(x, a, b, c, d), g.Value);
        Close((3 * a * x * x) + (2 * b * x) + c, g.X);
        Close(x * x * x, g.A);
        Close(x * x, g.B);
        Close(x, g.C);
        Assert.Equal(1, g.D);
    }

    [Theory]
    [InlineData(0.3, 0.9, 6)]
    [InlineData(-1.3, 0.4, 1)]
    [InlineData(2.0, 1.1, 0)]
    public void Nested_loops(double x, double y, int n)
    {
        Assert.Equal(Functions.NestedLoops(x, y, n), Functions.NestedLoopsWithGradient(x, y, n).Value);
        Functions.NestedLoopsCheck(x, y, n).ThrowIfFailed();
    }

    [Theory]
    [InlineData(0.5, 4)]
    [InlineData(1.5, 4)]
    [InlineData(3.0, 4)]
    [InlineData(3.0, 0)]
    public void Early_return(double x, int n)
    {
        Assert.Equal(Functions.EarlyReturn(x, n), Functions.EarlyReturnWithGradient(x, n).Value);
        Functions.EarlyReturnCheck(x, n).ThrowIfFailed();
    }

    [Theory]
    [InlineData(0.7, 27)]
    [InlineData(1.9, 6)]
    [InlineData(1.9, 1)]
    public void Collatz(double x, int n)
    {
        Assert.Equal(Functions.Collatz(x, n), Functions.CollatzWithGradient(x, n).Value);
        Functions.CollatzCheck(x, n).ThrowIfFailed();
    }

    [Fact]
    public void Logistic_map_of_a_thousand_steps()
    {
        // Stable for r = 2.5: the fixed point is 1 − 1/r, whose derivative is 1/r².
        var g = Functions.LogisticMapWithGradient(0.3, 2.5, 1000);
        Assert.Equal(Functions.LogisticMap(0.3, 2.5, 1000), g.Value);
        Close(1 / (2.5 * 2.5), g.R);
        Close(0, g.X, 1e-12);
        Functions.LogisticMapCheck(0.3, 2.5, 1000).ThrowIfFailed();

        // Chaotic for r = 3.9: the derivative is huge, and the graph must agree with it to the last digits.
        var graph = new Value(0.3);
        Functions.LogisticMapTrace(graph, 3.9, 1000).Backward();
        var chaotic = Functions.LogisticMapWithGradient(0.3, 3.9, 1000).X;
        Assert.InRange(Math.Abs(graph.Grad / chaotic), 1 - 1e-9, 1 + 1e-9);
    }

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(0.3, 1)]
    [InlineData(0.3, 8)]
    [InlineData(-0.9, 11)]
    public void Recursive_Chebyshev_polynomial(double x, int n)
    {
        var g = Functions.ChebyshevWithGradient(x, n);
        Assert.Equal(Functions.Chebyshev(x, n), g.Value);
        Close(n * Math.Sin(n * Math.Acos(x)) / Math.Sqrt(1 - (x * x)), g.X, 1e-10);
        Functions.ChebyshevCheck(x, n).ThrowIfFailed();
    }

    [Theory]
    [InlineData(0.4, 1.0)]
    [InlineData(3.0, 1.0)]
    [InlineData(-3.0, 1.0)]
    public void Huber(double residual, double delta)
    {
        var g = Functions.HuberWithGradient(residual, delta);
        Assert.Equal(Functions.Huber(residual, delta), g.Value);
        Assert.Equal(Math.Abs(residual) <= delta ? residual : Math.Sign(residual) * delta, g.Residual);
        Assert.Equal(Math.Abs(residual) <= delta ? 0 : Math.Abs(residual) - delta, g.Delta);
        Functions.HuberCheck(residual, delta).ThrowIfFailed();
    }

    [Fact]
    public void Loss()
    {
        Functions.LossCheck(1.5, -2, 0.25, 3, 4).ThrowIfFailed();
    }

    [Fact]
    public void Single_precision_with_an_optional_parameter()
    {
        var g = Functions.GaussianWithGradient(0.5f, 1f);
        Assert.Equal(Functions.Gaussian(0.5f, 1f), g.Value);
        Assert.IsType<float>(g.Sigma);
        Functions.GaussianCheck(0.5f, 1f).ThrowIfFailed();
    }

    private static void Close(double expected, double actual, double tolerance = 1e-13) =>
        Assert.InRange(actual, expected - (tolerance * (1 + Math.Abs(expected))), expected + (tolerance * (1 + Math.Abs(expected))));
}
