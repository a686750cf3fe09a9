namespace Micrograd.Generators.Tests.Oracle;

public class StraightLineTests
{
    [Fact]
    public void Locals_are_bound_in_order() => Agreement.Check(
        """
        [Differentiable]
        public static double F(double a, double b, double c, double x, double y)
        {
            var model = a * x * x + b * x + c;
            var error = model - y;
            return error * error;
        }
        """,
        [1.0, 2.0, 3.0, 0.5, 0.25],
        [-1e300, 1e300, 0.0, 1e10, double.NaN],
        [0.0, -0.0, 0.0, -0.0, 0.0]);
}
