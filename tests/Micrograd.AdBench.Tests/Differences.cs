namespace Micrograd.AdBench.Tests;

/// <summary>Derivatives by central differences of fourth order.</summary>
internal static class Differences
{
    public delegate void Function(double[] x, Span<double> y);

    /// <summary>The Jacobian at <paramref name="x"/>, row by row.</summary>
    /// <param name="function">From x to y.</param>
    /// <param name="x">Where; moved and put back.</param>
    /// <param name="rows">How many numbers y has.</param>
    public static double[] Jacobian(Function function, double[] x, int rows)
    {
        var jacobian = new double[rows * x.Length];
        var y = new double[rows];
        for (var column = 0; column < x.Length; column++)
        {
            var at = x[column];
            var step = 2e-4 * Math.Max(1, Math.Abs(at));
            foreach (var (move, factor) in new[] { (-2, 1.0), (-1, -8.0), (1, 8.0), (2, -1.0) })
            {
                x[column] = at + (move * step);
                function(x, y);
                for (var row = 0; row < rows; row++)
                {
                    jacobian[(row * x.Length) + column] += factor * y[row] / (12 * step);
                }
            }

            x[column] = at;
        }

        return jacobian;
    }

    /// <summary>The gradient at <paramref name="x"/>.</summary>
    public static double[] Gradient(Func<double[], double> function, double[] x) => Jacobian((at, y) => y[0] = function(at), x, 1);
}
