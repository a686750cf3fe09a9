using Micrograd;

namespace Arrays;

public static partial class Penalties
{
    [Differentiable]
    public static double Smoothness(double[] x, double k)
    {
        var sum = 0.0;
        for (var i = 1; i < x.Length; i++)
        {
            var step = x[i] - x[i - 1];
            sum += k * step * step;
        }

        return sum;
    }
}

// at Arrays.Penalties.Smoothness([1, 3, 2.5, -1], 0.5)
// at Arrays.Penalties.Smoothness([7], 0.5)
// saves nothing
