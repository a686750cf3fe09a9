namespace Micrograd.Integration.Tests;

/// <summary>The functions that the specification names, as a user writes them.</summary>
public static partial class Functions
{
    [Differentiable]
    public static double SquareTimesSine(double x) => x * x * Math.Sin(x);

    [Differentiable]
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable]
    public static double NewtonRoot(double a)
    {
        var x = a;
        while (Math.Abs((x * x) - a) > 1e-12)
        {
            x = 0.5 * (x + (a / x));
        }

        return x;
    }

    [Differentiable]
    public static double Power(double x, int n)
    {
        var p = 1.0;
        for (var i = 0; i < n; i++)
        {
            p *= x;
        }

        return p;
    }

    [Differentiable]
    public static double Horner(double x, double a, double b, double c, double d)
    {
        var y = a;
        y = (y * x) + b;
        y = (y * x) + c;
        y = (y * x) + d;
        return y;
    }

    [Differentiable]
    public static double NestedLoops(double x, double y, int n)
    {
        var sum = 0.0;
        for (var i = 1; i <= n; i++)
        {
            var product = 1.0;
            for (var j = 0; j < i; j++)
            {
                product *= Math.Sin(x * j) + y;
            }

            sum += product * i;
        }

        return sum;
    }

    [Differentiable]
    public static double EarlyReturn(double x, int n)
    {
        var sum = 0.0;
        for (var i = 1; i <= n; i++)
        {
            sum += x / i;
            if (sum > 2)
            {
                return sum * sum;
            }
        }

        return sum * x;
    }

    [Differentiable]
    public static double Collatz(double x, int n)
    {
        var y = x;
        while (n > 1)
        {
            if (n % 2 == 0)
            {
                y = y * 0.5;
                n /= 2;
            }
            else
            {
                y = (y * y) + x;
                n = (3 * n) + 1;
            }

            if (y > 10)
            {
                y = Math.Sqrt(y);
            }
        }

        return y;
    }

    [Differentiable]
    public static double LogisticMap(double x, double r, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            x = r * x * (1 - x);
        }

        return x;
    }

    [Differentiable]
    public static double Chebyshev(double x, int n) => n == 0 ? 1.0 : n == 1 ? x : (2 * x * Chebyshev(x, n - 1)) - Chebyshev(x, n - 2);

    [Differentiable]
    public static double Huber(double residual, double delta)
    {
        var size = Math.Abs(residual);
        if (size <= delta)
        {
            return 0.5 * residual * residual;
        }

        return delta * (size - (0.5 * delta));
    }

    [Differentiable]
    public static double Loss(double a, double b, double c, double x, double y)
    {
        var model = (a * x * x) + (b * x) + c;
        var error = model - y;
        return error * error;
    }

    [Differentiable]
    public static float Gaussian(float x, float mean, float sigma = 1f)
    {
        var z = (x - mean) / sigma;
        return MathF.Exp(-0.5f * z * z) / sigma;
    }
}
