using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Interpretation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Tests.Differentiation;

public class ReverseModeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradients_of_random_modules_agree_with_central_differences(bool inline)
    {
        var judged = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var primal = RandomModule.Create(seed);
            var gradient = ReverseMode.Gradient(inline ? Inliner.Run(primal) : primal, [true, true, false], "Gradient");
            Verified(gradient);
            foreach (var (x, y, n) in new[] { (0.3, -0.7, 2), (-1.1, 0.45, 3), (0.9, 1.3, 0) })
            {
                double F(double a, double b) => Interpreter.Run(primal, a, b, n)[0].Real;
                var result = Interpreter.Run(gradient, x, y, n);
                Assert.True(F(x, y).Equals(result[0].Real), $"seed {seed}: value");
                var (dx, ex) = Difference(h => F(x + h, y));
                var (dy, ey) = Difference(h => F(x, y + h));
                if (ex < 1e-6 && ey < 1e-6)
                {
                    judged++;
                    Assert.True(Math.Abs(dx - result[1].Real) <= 1e-6 * (1 + Math.Abs(dx)), $"seed {seed} at ({x}, {y}, {n}): ∂x {result[1].Real}, difference {dx}");
                    Assert.True(Math.Abs(dy - result[2].Real) <= 1e-6 * (1 + Math.Abs(dy)), $"seed {seed} at ({x}, {y}, {n}): ∂y {result[2].Real}, difference {dy}");
                }
            }
        }

        // Points beside a branch boundary and chaotic loops are not judged; they are the exception.
        Assert.True(judged > 4000, $"only {judged} of 4500 points were judged");
    }

    [Fact]
    public void Forward_mode_agrees_with_reverse_mode_and_forward_over_reverse_is_symmetric()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var primal = RandomModule.Create(seed);
            var gradient = ReverseMode.Gradient(primal, [true, true, false], "Gradient");
            var jvp = ForwardMode.Jvp(primal, [true, true, false], [], "Jvp");
            var hvp = ForwardMode.Jvp(gradient, [true, true, false], [], "Hvp");
            Verified(gradient);
            Verified(jvp);
            Verified(hvp);
            var (x, y, n) = (0.37, -0.81, 2);
            var expected = Interpreter.Run(gradient, x, y, n);
            var tangent = Interpreter.Run(jvp, x, y, n, 0.6, -0.8);
            Assert.True(expected[0].Real.Equals(tangent[0].Real), $"seed {seed}: value");
            Close((0.6 * expected[1].Real) - (0.8 * expected[2].Real), tangent[1].Real, 1e-11, $"seed {seed}: JVP");

            // value, gradient, then their tangents.
            var alongX = Interpreter.Run(hvp, x, y, n, 1.0, 0.0);
            var alongY = Interpreter.Run(hvp, x, y, n, 0.0, 1.0);
            Close(expected[1].Real, alongX[3].Real, 1e-11, $"seed {seed}: tangent of the value");
            Close(alongX[5].Real, alongY[4].Real, 1e-9, $"seed {seed}: Hessian symmetry");

            // value, gradient, then (∂value, ∂²/∂x², ∂²/∂x∂y) and (∂value, ∂²/∂y∂x, ∂²/∂y²), in one sweep.
            var hessian = ForwardMode.Partials(gradient, [true, true, false], "Hessian");
            Verified(hessian);
            var partials = Interpreter.Run(hessian, x, y, n);
            Close(alongX[4].Real, partials[4].Real, 1e-11, $"seed {seed}: ∂²/∂x²");
            Close(alongX[5].Real, partials[5].Real, 1e-11, $"seed {seed}: ∂²/∂x∂y");
            Close(alongY[5].Real, partials[8].Real, 1e-11, $"seed {seed}: ∂²/∂y²");
        }
    }

    private static void Verified(Module module) => IrVerifier.Verify(module);

    private static void Close(double expected, double actual, double tolerance, string what) =>
        Assert.True(
            Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)) || (!double.IsFinite(expected) && !double.IsFinite(actual)),
            $"{what}: expected {expected:R}, got {actual:R}");

    /// <summary>Five-point difference, and how far it is from the one with half the step.</summary>
    private static (double Value, double Error) Difference(Func<double, double> f)
    {
        double At(double h) => (f(-2 * h) - (8 * f(-h)) + (8 * f(h)) - f(2 * h)) / (12 * h);
        var (coarse, fine) = (At(1e-3), At(5e-4));
        return (fine, Math.Abs(coarse - fine) / (1 + Math.Abs(fine)));
    }
}
