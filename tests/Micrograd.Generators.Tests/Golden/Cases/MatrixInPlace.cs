using Micrograd;

namespace Arrays;

public static partial class MatrixInPlaceCase
{
    [Differentiable]
    public static double Determinant(double[,] a)
    {
        var n = a.GetLength(0);
        var product = 1.0;
        for (var k = 0; k < n; k++)
        {
            product *= a[k, k];
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }

        return product;
    }
}

// at Arrays.MatrixInPlaceCase.Determinant(new double[,] { { 2, 1, 0.5 }, { 1, 3, -1 }, { 0.25, 2, 4 } })
// saves a_k_j, a_k_k, a_k_k2, factor, product
