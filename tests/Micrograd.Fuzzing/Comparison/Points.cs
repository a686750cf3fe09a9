using System.Globalization;

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

    /// <summary>The direction of one number among so many.</summary>
    public static double[] Unit(int count, int i)
    {
        var unit = new double[count];
        unit[i] = 1;
        return unit;
    }

    /// <summary>How a point is told in a report.</summary>
    public static string Text(double[] inputs, int n) => $"at ({string.Join(", ", inputs.Select(input => input.ToString("R", CultureInfo.InvariantCulture)))}), n = {n}";
}
