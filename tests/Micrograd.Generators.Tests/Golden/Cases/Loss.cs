using Micrograd;

namespace Fitting;

public static partial class Models
{
    /// <summary>Squared error of a parabola.</summary>
    [Differentiable]
    public static double Loss(double a, double b, double c, double x, double y)
    {
        var model = a * x * x + b * x + c;
        var error = model - y;
        return error * error;
    }
}

// at Fitting.Models.Loss(1.5, -2, 0.25, 3, 4)
// at Fitting.Models.Loss(0, 0, 0, 0, 0)
// at Fitting.Models.Loss(-1, 2, 3, -0.5, 10)
// saves nothing
