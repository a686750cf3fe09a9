namespace Micrograd;

/// <summary>The functions that .NET does not have, computed so that nothing overflows and no digits are lost.</summary>
internal static partial class Evaluation
{
    /// <summary>max(x, 0); NaN stays NaN, and −0 stays −0.</summary>
    public static double Relu(double x) => x < 0 ? 0 : x;

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>ln(1 + eˣ).</summary>
    public static double Softplus(double x) => (x > 0 ? x : double.IsNaN(x) ? x : 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    // double.LogP1 is Log(1 + x), which loses what 1 + x rounds away; this puts it back (W. Kahan).
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>ln Σ exp xᵢ, of at least one number. An infinite greatest term is the result.</summary>
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        var greatest = x[0];
        foreach (var term in x)
            greatest = Math.Max(greatest, term);
        if (!double.IsFinite(greatest))
            return greatest;

        var sum = 0.0;
        foreach (var term in x)
            sum += Math.Exp(term - greatest);
        return greatest + Math.Log(sum);
    }
}
