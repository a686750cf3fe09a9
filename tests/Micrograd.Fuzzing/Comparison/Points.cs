namespace Micrograd.Fuzzing.Comparison;

/// <summary>Where programs are evaluated.</summary>
internal static class Points
{
    /// <summary>Points of so many numbers, with an integer each.</summary>
    public static IEnumerable<(double[] Inputs, int N)> For(int inputs)
    {
        var random = new Random(11);
        (double[], int)[] first = [([0.7, -1.3, .. Rest()], 3), ([-0.4, 0.9, .. Rest()], 5), ([1.9, 0.25, .. Rest()], 0)];
        return first;

        IEnumerable<double> Rest() => Enumerable.Range(0, inputs - 2).Select(_ => (random.NextDouble() * 4) - 2).ToArray();
    }
}
