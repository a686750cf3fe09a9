namespace Micrograd.Benchmarks;

/// <summary>Small functions of different shapes.</summary>
public static partial class Scalars
{
    [Differentiable]
    public static double Loss(double a, double b, double c, double x, double y)
    {
        var model = (a * x * x) + (b * x) + c;
        var error = model - y;
        return error * error;
    }

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
    public static double LogisticMap(double x, double r, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            x = r * x * (1 - x);
        }

        return x;
    }

    [Differentiable]
    public static double Simpson(double a, double b, double frequency, int pairs)
    {
        var h = (b - a) / (2 * pairs);
        var sum = 0.0;
        for (var i = 0; i < pairs; i++)
        {
            var x = a + (2 * i * h);
            sum += Math.Exp(-x) * Math.Sin(frequency * x);
            sum += 4 * Math.Exp(-(x + h)) * Math.Sin(frequency * (x + h));
            sum += Math.Exp(-(x + (2 * h))) * Math.Sin(frequency * (x + (2 * h)));
        }

        return sum * h / 3;
    }
}
