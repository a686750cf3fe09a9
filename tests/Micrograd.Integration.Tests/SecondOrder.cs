namespace Micrograd.Integration.Tests;

/// <summary>Functions with every kind of derivative that a scalar-valued method has.</summary>
public static partial class SecondOrder
{
    private const Derivatives All = Derivatives.Default | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Hessian;

    [Differentiable(All)]
    public static double Rosenbrock(double x, double y) => ((1 - x) * (1 - x)) + (100 * (y - (x * x)) * (y - (x * x)));

    [Differentiable(All)]
    public static double Forward(double spot, double vol, double years, [NoGradient] double strike)
    {
        var deviation = vol * Math.Sqrt(years);
        var d = (Math.Log(spot / strike) / deviation) + (0.5 * deviation);
        return (spot * Logistic(d)) - (strike * Logistic(d - deviation));
    }

    [Differentiable(All)]
    public static double Iterated(double x, double r, int steps = 5)
    {
        var sum = 0.0;
        for (var i = 0; i < steps; i++)
        {
            x = r * x * (1 - x);
            if (x > 0.5)
            {
                sum += Math.Sqrt(x) * Falling(x, i);
            }
        }

        return sum + x;
    }

    [Differentiable(All)]
    public static double Falling(double x, int n) => n <= 0 ? x * x : (x + n) * Falling(x, n - 1);

    [Differentiable(All)]
    public static float Curve(float x, float y) => MathF.Exp(x * y) + (x * x * y);

    private static double Logistic(double x)
    {
        var e = Math.Exp(-x);
        var p = 1 + (e * (1 + (0.1 * e) + (0.01 * e * e)));
        var q = 1 + (0.5 * Math.Tanh(x)) + (0.25 * Math.Sin(x) * Math.Cos(x));
        return q / p;
    }
}
