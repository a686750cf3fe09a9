using System;
using Micrograd;

namespace Functions;

public static partial class Views
{
    [Differentiable]
    public static double Written(double x, int n)
    {
        var all = new double[n];
        var tail = all.AsSpan(1);
        tail[0] = x * x;
        return all[1] * x;
    }

    [Differentiable]
    public static double Scaled(Span<double> x)
    {
        Scale(x[1..], 2);
        return x[0] * x[1];
    }

    private static void Scale(Span<double> x, double factor)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] *= factor;
        }
    }
}

// at Functions.Views.Written(3, 4)
// at Functions.Views.Scaled([1.5, 2, 0.5])
// saves nothing
