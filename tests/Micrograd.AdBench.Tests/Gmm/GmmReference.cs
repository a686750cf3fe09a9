using Micrograd.AdBench.Gmm;

namespace Micrograd.AdBench.Tests.Gmm;

/// <summary>The objective once more, as its formula stands: whole matrices, no care for overflow or speed.</summary>
internal static class GmmReference
{
    public static double LogPosterior(GmmInstance instance)
    {
        var count = instance.Alphas.Length;
        var d = instance.Means.Length / count;
        var factors = Enumerable.Range(0, count).Select(k => Factor(instance.Icf.AsSpan(k * instance.Icf.Length / count, instance.Icf.Length / count), d)).ToArray();
        var total = instance.Alphas.Sum(Math.Exp);
        var value = 0.0;
        foreach (var point in instance.X.Chunk(d))
        {
            var density = 0.0;
            for (var k = 0; k < count; k++)
            {
                var weight = Math.Exp(instance.Alphas[k]) / total;
                var determinant = Enumerable.Range(0, d).Aggregate(1.0, (product, j) => product * factors[k][j, j]);
                var square = 0.0;
                for (var row = 0; row < d; row++)
                {
                    var sum = 0.0;
                    for (var column = 0; column < d; column++)
                    {
                        sum += factors[k][row, column] * (point[column] - instance.Means[(k * d) + column]);
                    }

                    square += sum * sum;
                }

                density += weight * determinant * Math.Exp(-0.5 * square) / Math.Pow(2 * Math.PI, 0.5 * d);
            }

            value += Math.Log(density);
        }

        return value + factors.Sum(factor => LogWishart(factor, d, instance.Gamma, instance.M));
    }

    private static double LogWishart(double[,] factor, int d, double gamma, int m)
    {
        var squares = factor.Cast<double>().Sum(element => element * element);
        var logDeterminant = Enumerable.Range(0, d).Sum(j => Math.Log(factor[j, j]));
        var n = d + m + 1;
        var logGamma = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (var j = 1; j <= d; j++)
        {
            logGamma += MathNet.Numerics.SpecialFunctions.GammaLn(0.5 * (n + 1 - j));
        }

        return (0.5 * gamma * gamma * squares) - (m * logDeterminant) - ((n * d * (Math.Log(gamma) - (0.5 * Math.Log(2)))) - logGamma);
    }

    private static double[,] Factor(ReadOnlySpan<double> icf, int d)
    {
        var factor = new double[d, d];
        var next = d;
        for (var column = 0; column < d; column++)
        {
            factor[column, column] = Math.Exp(icf[column]);
            for (var row = column + 1; row < d; row++)
            {
                factor[row, column] = icf[next++];
            }
        }

        return factor;
    }
}
