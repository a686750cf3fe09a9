using Micrograd;

namespace Loops;

public static partial class Series
{
    /// <summary>The exponential series by Horner's scheme.</summary>
    [Differentiable]
    public static double Exponential(double x, int terms)
    {
        var y = 1.0;
        for (var k = terms; k >= 1; k--)
        {
            y = 1 + x / k * y;
        }

        return y;
    }
}

// at Loops.Series.Exponential(0.5, 12)
// at Loops.Series.Exponential(-2, 20)
// at Loops.Series.Exponential(3, 1)
// at Loops.Series.Exponential(3, 0)
// saves y
