using Micrograd;

namespace Arrays;

public static partial class Matrices
{
    /// <summary>xᵀ·A·y.</summary>
    [Differentiable]
    public static double Bilinear(double[,] a, double[] x, double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            var row = 0.0;
            for (var j = 0; j < a.GetLength(1); j++)
            {
                row += a[i, j] * y[j];
            }

            sum += x[i] * row;
        }

        return sum;
    }
}

// at Arrays.Matrices.Bilinear(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, [0.5, -1], [2, 1, -3])
// saves nothing
