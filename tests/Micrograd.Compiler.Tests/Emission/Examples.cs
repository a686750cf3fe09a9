namespace Micrograd.Compiler.Tests.Emission;

/// <summary>What a user writes. The golden files complete this class, so each of them is compiled and run.</summary>
public static partial class Examples
{
    public static double Loss(double a, double b, double c, double x, double y)
    {
        var model = a * x * x + b * x + c;
        var error = model - y;
        return error * error;
    }

    public static double Huber(double residual, double delta)
    {
        var size = Math.Abs(residual);
        if (size <= delta)
        {
            return 0.5 * residual * residual;
        }

        return delta * (size - 0.5 * delta);
    }

    public static double Power(double x, int n)
    {
        var p = 1.0;
        for (var i = 0; i < n; i++)
        {
            p *= x;
        }

        return p;
    }

    public static double Root(double a)
    {
        var x = a;
        while (Math.Abs(x * x - a) > 1e-12)
        {
            x = 0.5 * (x + a / x);
        }

        return x;
    }

    public static double Pricing(double spot, double strike, double years, double rate = 0.02)
    {
        var d = Cdf(Math.Log(spot / strike) / Math.Sqrt(years));
        var discount = Math.Exp(-rate * years);
        return spot * d - strike * discount;
    }

    public static double Fibonacci(double x, int n)
    {
        var previous = 0.0;
        var current = x;
        for (var i = 0; i < n; i++)
        {
            (previous, current) = (current, previous + current * x);
        }

        return current;
    }

    public static double Ratio(double value, double tape, double @class, int i, int j)
    {
        var d_value = (double)i / j * (value - (tape - @class));
        value -= -d_value;
        return value / tape * Math.Sin(value);
    }

    public static double Nested(double x, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var term = Math.Sin(sum * j);
                sum = term > 0 ? sum + term : x;
            }
        }

        return sum;
    }

    private static double Cdf(double x)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(x));
        var tail = Math.Exp(-0.5 * x * x) * t * (0.31938153 + t * -0.356563782);
        return x > 0 ? 1 - tail : tail;
    }
}
