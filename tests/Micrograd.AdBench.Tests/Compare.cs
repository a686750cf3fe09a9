namespace Micrograd.AdBench.Tests;

/// <summary>Comparisons of many numbers at once.</summary>
internal static class Compare
{
    /// <summary>Fails unless each number is as expected, up to <paramref name="tolerance"/> of the greatest of them all (at least 1).</summary>
    public static void Close(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = 1.0;
        foreach (var number in expected)
        {
            scale = Math.Max(scale, Math.Abs(number));
        }

        for (var i = 0; i < expected.Length; i++)
        {
            var error = Math.Abs(expected[i] - actual[i]);
            Assert.True(error <= tolerance * scale, $"[{i}]: {actual[i]:R}, expected {expected[i]:R}, off by {error:E1}");
        }
    }

    /// <summary>Fails unless the two are equal up to a relative <paramref name="tolerance"/>.</summary>
    public static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected), $"{actual:R}, expected {expected:R}");
}
