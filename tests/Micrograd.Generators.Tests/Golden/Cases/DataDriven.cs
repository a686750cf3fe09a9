using Micrograd;

namespace Arrays;

public static partial class Regression
{
    /// <summary>Sparse rows: indices and values are data.</summary>
    [Differentiable]
    public static double Loss(double[] weights, double bias, [NoGradient] double[][] rows, int[][] columns, [NoGradient] double[] targets)
    {
        var loss = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var predicted = bias;
            for (var k = 0; k < columns[i].Length; k++)
            {
                predicted += weights[columns[i][k]] * rows[i][k];
            }

            var error = predicted - targets[i];
            loss += error * error;
        }

        return loss / rows.Length;
    }
}

// at Arrays.Regression.Loss([1, -2, 0.5], 0.1, [[2, 3], [1]], [[0, 2], [1]], [4, -1])
// saves nothing
