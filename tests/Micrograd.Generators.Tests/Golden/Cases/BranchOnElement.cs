using Micrograd;

namespace Arrays;

public static partial class BranchOnElementCase
{
    [Differentiable]
    public static double Rectified(double[] x, double slope)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                sum += x[i] * x[i];
            }
            else
            {
                sum += slope * x[i];
            }
        }

        return sum;
    }
}

// at Arrays.BranchOnElementCase.Rectified([1, -2, 3], 0.1)
// saves nothing
