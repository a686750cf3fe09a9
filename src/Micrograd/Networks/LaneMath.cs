using System.Runtime.Intrinsics;

namespace Micrograd.Networks;

/// <summary>Numbers of examples, eight at a time; sums are added in an order that does not depend on the machine.</summary>
internal static class LaneMath
{
    /// <summary>Σ x.</summary>
    public static double Of(ReadOnlySpan<Vector512<double>> x)
    {
        var sum = Vector512<double>.Zero;
        foreach (var lanes in x)
            sum += lanes;
        return Total(sum);
    }

    /// <summary>Σ x·y; both have as many lanes.</summary>
    public static double OfProducts(ReadOnlySpan<Vector512<double>> x, ReadOnlySpan<Vector512<double>> y)
    {
        var (even, odd) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i + 1 < x.Length && i + 1 < y.Length; i += 2)
        {
            even += x[i] * y[i];
            odd += x[i + 1] * y[i + 1];
        }

        if (i < x.Length && i < y.Length)
            even += x[i] * y[i];
        return Total(even + odd);
    }

    /// <summary>sums += factor · x.</summary>
    public static void AddMultiple(double factor, ReadOnlySpan<Vector512<double>> x, Span<Vector512<double>> sums)
    {
        for (var i = 0; i < x.Length && i < sums.Length; i++)
            sums[i] += factor * x[i];
    }

    /// <summary>Negative numbers become 0; NaN stays.</summary>
    public static void Rectify(Span<Vector512<double>> x)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = Vector512.ConditionalSelect(Vector512.LessThan(x[i], Vector512<double>.Zero), Vector512<double>.Zero, x[i]);
    }

    /// <summary>Adjoints where the output is not positive become 0.</summary>
    public static void KeepWherePositive(ReadOnlySpan<Vector512<double>> outputs, Span<Vector512<double>> adjoints)
    {
        for (var i = 0; i < adjoints.Length && i < outputs.Length; i++)
            adjoints[i] = Vector512.ConditionalSelect(Vector512.GreaterThan(outputs[i], Vector512<double>.Zero), adjoints[i], Vector512<double>.Zero);
    }

    private static double Total(Vector512<double> x)
    {
        var four = x.GetLower() + x.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
