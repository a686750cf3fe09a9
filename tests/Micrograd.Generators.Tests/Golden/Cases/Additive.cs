using Micrograd;

namespace Loops;

public static partial class Fused
{
    /// <summary>The adjoint of the sum is known before the loop: each iteration is reversed where it stands.</summary>
    [Differentiable]
    public static double Roughness(double a, double b, double k, int n)
    {
        var sum = 0.0;
        for (var i = 1; i < n; i++)
        {
            var step = a * i - b / i;
            sum += k * step * step;
        }

        return sum;
    }
}

// at Loops.Fused.Roughness(0.5, 2, 0.1, 10)
// at Loops.Fused.Roughness(0.5, 2, 0.1, 0)
// saves nothing
