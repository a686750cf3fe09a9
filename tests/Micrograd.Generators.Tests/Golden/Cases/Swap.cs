using Micrograd;

namespace Arrays;

public static partial class SwapCase
{
    [Differentiable]
    public static double Sorted(double[] x)
    {
        if (x[0] > x[1])
        {
            (x[0], x[1]) = (x[1], x[0]);
        }

        return x[0] * x[0] + 3 * x[1];
    }
}

// at Arrays.SwapCase.Sorted([2, 1])
// at Arrays.SwapCase.Sorted([1, 2])
// saves nothing
