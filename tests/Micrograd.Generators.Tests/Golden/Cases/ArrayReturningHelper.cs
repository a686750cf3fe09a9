using Micrograd;

namespace Arrays;

public static partial class ArrayReturningHelperCase
{
    [Differentiable]
    public static double Roughness(double[] x)
    {
        var steps = Differences(Differences(x));
        var sum = 0.0;
        for (var i = 0; i < steps.Length; i++)
        {
            sum += steps[i] * steps[i];
        }

        return sum;
    }

    private static double[] Differences(double[] x)
    {
        var steps = new double[x.Length - 1];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = x[i + 1] - x[i];
        }

        return steps;
    }
}

// at Arrays.ArrayReturningHelperCase.Roughness([1, 2, -1, 4])
// saves nothing
