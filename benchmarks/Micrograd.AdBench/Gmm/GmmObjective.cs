namespace Micrograd.AdBench.Gmm;

/// <summary>The logarithm of the posterior of a mixture of Gaussians, with a Wishart prior on the inverse covariances.</summary>
public static partial class GmmObjective
{
    /// <summary>log p(x | α, μ, Q) + log p(Q) of n points x in D dimensions under K Gaussians.</summary>
    /// <param name="alphas">Logarithms of the K weights, not normalised.</param>
    /// <param name="means">The K means, D numbers each.</param>
    /// <param name="icf">The K factors Q of the inverse covariances, D(D + 1)/2 numbers each: D logarithms of the diagonal, then the strictly lower triangle column by column.</param>
    /// <param name="x">The n points, D numbers each.</param>
    /// <param name="gamma">Scale of the Wishart prior.</param>
    /// <param name="m">The Wishart prior has D + m + 1 degrees of freedom.</param>
    [Differentiable]
    public static double LogPosterior(
        ReadOnlySpan<double> alphas,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> icf,
        [NoGradient] ReadOnlySpan<double> x,
        [NoGradient] double gamma,
        int m)
    {
        var count = alphas.Length;
        var dimension = means.Length / count;
        var size = icf.Length / count;
        var points = x.Length / dimension;

        Span<double> diagonals = stackalloc double[count * dimension];
        Span<double> logDeterminants = stackalloc double[count];
        for (var k = 0; k < count; k++)
        {
            for (var j = 0; j < dimension; j++)
            {
                var q = icf[(k * size) + j];
                logDeterminants[k] += q;
                diagonals[(k * dimension) + j] = Math.Exp(q);
            }
        }

        Span<double> centred = stackalloc double[dimension];
        Span<double> transformed = stackalloc double[dimension];
        Span<double> terms = stackalloc double[count];
        var sum = 0.0;
        for (var i = 0; i < points; i++)
        {
            for (var k = 0; k < count; k++)
            {
                for (var j = 0; j < dimension; j++)
                {
                    centred[j] = x[(i * dimension) + j] - means[(k * dimension) + j];
                }

                Multiply(diagonals.Slice(k * dimension, dimension), icf.Slice((k * size) + dimension, size - dimension), centred, transformed);
                terms[k] = alphas[k] + logDeterminants[k] - (0.5 * SquaredNorm(transformed));
            }

            sum += LogSumExp(terms);
        }

        var prior = 0.0;
        for (var k = 0; k < count; k++)
        {
            var frobenius = SquaredNorm(diagonals.Slice(k * dimension, dimension)) + SquaredNorm(icf.Slice((k * size) + dimension, size - dimension));
            prior += (0.5 * gamma * gamma * frobenius) - (m * logDeterminants[k]);
        }

        var constant = -0.5 * points * dimension * Math.Log(2 * Math.PI);
        return constant + sum - (points * LogSumExp(alphas)) + prior - (count * LogWishartNormaliser(dimension, gamma, m));
    }

    /// <summary>result = Q v for a lower triangle Q given by its diagonal and, column by column, what is below it.</summary>
    private static void Multiply(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below, ReadOnlySpan<double> v, Span<double> result)
    {
        for (var j = 0; j < v.Length; j++)
        {
            result[j] = diagonal[j] * v[j];
        }

        var next = 0;
        for (var i = 0; i < v.Length; i++)
        {
            for (var j = i + 1; j < v.Length; j++)
            {
                result[j] += below[next++] * v[i];
            }
        }
    }

    private static double SquaredNorm(ReadOnlySpan<double> v)
    {
        var sum = 0.0;
        foreach (var element in v)
        {
            sum += element * element;
        }

        return sum;
    }

    /// <summary>log Σ exp v, without overflow.</summary>
    private static double LogSumExp(ReadOnlySpan<double> v)
    {
        var max = v[0];
        for (var i = 1; i < v.Length; i++)
        {
            if (v[i] > max)
            {
                max = v[i];
            }
        }

        var sum = 0.0;
        foreach (var element in v)
        {
            sum += Math.Exp(element - max);
        }

        return max + Math.Log(sum);
    }

    /// <summary>The logarithm of what makes the Wishart distribution integrate to one.</summary>
    private static double LogWishartNormaliser(int dimension, double gamma, int m)
    {
        var degrees = dimension + m + 1;
        var logGamma = 0.25 * dimension * (dimension - 1) * Math.Log(Math.PI);
        for (var j = 1; j <= dimension; j++)
        {
            logGamma += LogGamma(0.5 * (degrees + 1 - j));
        }

        return (degrees * dimension * (Math.Log(gamma) - (0.5 * Math.Log(2)))) - logGamma;
    }

    /// <summary>log Γ(a), a > 0, by Stirling's series beyond 10.</summary>
    private static double LogGamma(double a)
    {
        var shift = 0.0;
        while (a < 10)
        {
            shift += Math.Log(a);
            a += 1;
        }

        var r = 1 / (a * a);
        var series = ((((((r / 156) - (691 / 360360.0)) * r + (1 / 1188.0)) * r - (1 / 1680.0)) * r + (1 / 1260.0)) * r - (1 / 360.0)) * r + (1 / 12.0);
        return ((a - 0.5) * Math.Log(a)) - a + (0.5 * Math.Log(2 * Math.PI)) + (series / a) - shift;
    }
}
