namespace Micrograd.Integration.Tests;

/// <summary>Forward mode and second derivatives against closed forms, against each other and against differences of the gradient.</summary>
public class SecondOrderTests
{
    [Fact]
    public void Rosenbrock_has_the_textbook_Hessian()
    {
        var (x, y) = (-1.2, 1.0);
        var h = SecondOrder.RosenbrockWithHessian(x, y);
        Assert.Equal(SecondOrder.Rosenbrock(x, y), h.Value);
        Assert.Equal(SecondOrder.RosenbrockWithGradient(x, y), h.Gradient);
        Close((1200 * x * x) - (400 * y) + 2, h.XX);
        Close(-400 * x, h.XY);
        Close(200, h.YY);

        var hvp = SecondOrder.RosenbrockWithHvp(x, y, 0.3, -2);
        Assert.Equal(h.Value, hvp.Value);
        Close((0.3 * h.XX) - (2 * h.XY), hvp.X);
        Close((0.3 * h.XY) - (2 * h.YY), hvp.Y);
        var jvp = SecondOrder.RosenbrockJvp(x, y, 0.3, -2);
        Close((0.3 * h.Gradient.X) - (2 * h.Gradient.Y), jvp.Tangent);
        Close(jvp.Tangent, hvp.Tangent);
    }

    [Theory]
    [InlineData(105.0, 0.3, 1.0)]
    [InlineData(80.0, 0.2, 0.25)]
    public void Through_helpers_the_Hessian_is_the_derivative_of_the_gradient(double spot, double vol, double years)
    {
        var h = SecondOrder.ForwardWithHessian(spot, vol, years, 100);
        Assert.Equal(SecondOrder.Forward(spot, vol, years, 100), h.Value);
        Close(Difference(t => SecondOrder.ForwardWithGradient(t, vol, years, 100).Spot, spot), h.SpotSpot, 1e-7);
        Close(Difference(t => SecondOrder.ForwardWithGradient(t, vol, years, 100).Vol, spot), h.SpotVol, 1e-7);
        Close(Difference(t => SecondOrder.ForwardWithGradient(spot, t, years, 100).Spot, vol), h.SpotVol, 1e-7);
        Close(Difference(t => SecondOrder.ForwardWithGradient(spot, t, years, 100).Vol, vol), h.VolVol, 1e-7);
        Close(Difference(t => SecondOrder.ForwardWithGradient(spot, vol, t, 100).Years, years), h.YearsYears, 1e-7);
        Close(Difference(t => SecondOrder.ForwardWithGradient(spot, vol, t, 100).Vol, years), h.VolYears, 1e-7);
        SecondOrder.ForwardCheck(spot, vol, years, 100).ThrowIfFailed();
    }

    [Theory]
    [InlineData(0.4, 3.1, 5)]
    [InlineData(0.9, 2.7, 0)]
    [InlineData(0.2, 3.7, 7)]
    public void Through_loops_branches_and_recursion(double x, double r, int steps)
    {
        var h = SecondOrder.IteratedWithHessian(x, r, steps);
        Assert.Equal(SecondOrder.Iterated(x, r, steps), h.Value);
        Assert.Equal(SecondOrder.IteratedWithGradient(x, r, steps), h.Gradient);
        Close(Difference(t => SecondOrder.IteratedWithGradient(t, r, steps).X, x), h.XX, 1e-6);
        Close(Difference(t => SecondOrder.IteratedWithGradient(t, r, steps).R, x), h.XR, 1e-6);
        Close(Difference(t => SecondOrder.IteratedWithGradient(x, t, steps).R, r), h.RR, 1e-6);
        var jvp = SecondOrder.IteratedJvp(x, r, steps, 0.5, -0.25);
        Close((0.5 * h.Gradient.X) - (0.25 * h.Gradient.R), jvp.Tangent, 1e-10);
        SecondOrder.IteratedCheck(x, r, steps).ThrowIfFailed();
    }

    [Fact]
    public void Falling_factorial()
    {
        // x²(x + 1)(x + 2) = x⁴ + 3x³ + 2x²
        var h = SecondOrder.FallingWithHessian(1.5, 2);
        Close((4 * 3.375) + (9 * 2.25) + (4 * 1.5), h.Gradient.X);
        Close((12 * 2.25) + (18 * 1.5) + 4, h.XX);
        Close(h.XX, SecondOrder.FallingWithHvp(1.5, 2, 1).X);
        Close(h.Gradient.X * 2, SecondOrder.FallingJvp(1.5, 2, 2).Tangent);
    }

    [Fact]
    public void Single_precision()
    {
        var h = SecondOrder.CurveWithHessian(0.5f, 0.25f);
        Assert.Equal(SecondOrder.Curve(0.5f, 0.25f), h.Value);
        var e = Math.Exp(0.125);
        Close((0.0625 * e) + 0.5, h.XX, 1e-6);
        Close((1.125 * e) + 1, h.XY, 1e-6);
        Close(0.25 * e, h.YY, 1e-6);
    }

    private static double Difference(Func<double, double> f, double at)
    {
        double At(double h) => (f(at - (2 * h)) - (8 * f(at - h)) + (8 * f(at + h)) - f(at + (2 * h))) / (12 * h);
        return At(1e-4 * Math.Max(1, Math.Abs(at)));
    }

    private static void Close(double expected, double actual, double tolerance = 1e-12) =>
        Assert.InRange(actual, expected - (tolerance * (1 + Math.Abs(expected))), expected + (tolerance * (1 + Math.Abs(expected))));
}
