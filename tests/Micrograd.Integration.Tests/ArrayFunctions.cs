namespace Micrograd.Integration.Tests;

/// <summary>Marked methods over arrays, as users write them.</summary>
public static partial class ArrayFunctions
{
    /// <summary>Each pass needs what it overwrites.</summary>
    [Differentiable]
    public static double InPlace(double[] x, int passes)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                x[i] = Math.Sin(x[i]) * x[i];
            }
        }

        var sum = 0.0;
        foreach (var v in x)
        {
            sum += v;
        }

        return sum;
    }

    /// <summary>Saves before it throws.</summary>
    [Differentiable]
    public static double SumOfRoots(ReadOnlySpan<double> x, double scale)
    {
        var state = scale;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                throw new ArgumentException($"element {i} is negative", nameof(x));
            }

            state = Math.Sqrt(x[i] * state) + scale;
        }

        return state;
    }

    [Differentiable]
    public static double Power(double x, int n) => n <= 0 ? 1 : x * Power(x, n - 1) * Math.Exp(-x);

    [Differentiable]
    public static double Bilinear(double[,] a, double[] x, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < y.Length; j++)
            {
                sum += x[i] * a[i, j] * y[j];
            }
        }

        return sum;
    }

    [Differentiable]
    public static double Rows(double[][] rows, [NoGradient] double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var v in rows[i])
            {
                sum += v * v * weights[i];
            }
        }

        return sum;
    }

    [Differentiable]
    public static void Scale(ReadOnlySpan<double> x, double by, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = x[i] * by;
        }
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length - 1; i++)
        {
            var a = x[i + 1] - (x[i] * x[i]);
            sum += (100 * a * a) + ((1 - x[i]) * (1 - x[i]));
        }

        return sum;
    }
}
