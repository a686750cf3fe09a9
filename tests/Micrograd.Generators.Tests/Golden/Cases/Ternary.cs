using Micrograd;

namespace Shapes;

internal static partial class Smoothing
{
    [Differentiable]
    internal static double SmoothStep(double x, double low, double high)
    {
        var t = (x - low) / (high - low);
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        return t * t * (3 - 2 * t);
    }
}

// at Shapes.Smoothing.SmoothStep(0.3, 0, 1)
// at Shapes.Smoothing.SmoothStep(-2, 0, 1)
// at Shapes.Smoothing.SmoothStep(7, 0, 1)
// at Shapes.Smoothing.SmoothStep(2.5, 2, 4)
// saves nothing
