using Micrograd;

namespace Arrays;

public static partial class EarlyReturnInArrayCase
{
    [Differentiable]
    public static double FirstAbove(double[] x, double limit)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            if (sum > limit)
            {
                return sum * x[i];
            }
        }

        return sum;
    }
}

// at Arrays.EarlyReturnInArrayCase.FirstAbove([1, 2, 3], 4)
// at Arrays.EarlyReturnInArrayCase.FirstAbove([1, 2, 3], 100)
// saves i, sum
