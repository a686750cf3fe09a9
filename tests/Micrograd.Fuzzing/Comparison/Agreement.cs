namespace Micrograd.Fuzzing.Comparison;

/// <summary>When two numbers count as one.</summary>
internal static class Agreement
{
    /// <summary>Bit for bit, except that any NaN is a NaN: its sign depends on how the just-in-time compiler orders operands.</summary>
    public static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));

    /// <summary>The first place where they are not the same; -1 where there is none.</summary>
    public static int Difference(double[] a, double[] b) => Array.FindIndex([.. Enumerable.Range(0, a.Length)], i => !Same(a[i], b[i]));

    /// <summary>Up to rounding of numbers of their own size.</summary>
    public static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-9 * (1 + Math.Abs(b));

    /// <summary>Up to rounding of what they were computed from.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="magnitude">How large that was.</param>
    public static bool Close(double a, double b, double magnitude) => Close(a, b) || Math.Abs(a - b) <= 1e-12 * magnitude;

    /// <summary>What is computed close by, where F may throw; then something else.</summary>
    public static T Unless<T>(Func<T> compute, T whereThrown)
    {
        try
        {
            return compute();
        }
        catch (Exception)
        {
            return whereThrown;
        }
    }
}
