namespace Micrograd.Randomness;

/// <summary>Random numbers that a seed decides: the same seed gives the same numbers on every machine.</summary>
/// <remarks>A source has a state and is not safe for use by several threads at once.</remarks>
public interface IRandomSource
{
    /// <summary>The next number, uniform in [0, 1).</summary>
    /// <returns>The number.</returns>
    double NextDouble();

    /// <summary>The next number of the normal distribution with mean 0 and standard deviation 1.</summary>
    /// <returns>The number.</returns>
    double NextNormal();

    /// <summary>The next integer, uniform in 0 … <paramref name="bound"/> − 1.</summary>
    /// <param name="bound">One more than the greatest, at least 1.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    int NextInt(int bound);

    /// <summary>The next number, uniform between two bounds: low + (high − low)·<see cref="NextDouble"/>.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>The number.</returns>
    double Uniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Puts the items into random order: Fisher–Yates from the end.</summary>
    /// <typeparam name="T">What is shuffled.</typeparam>
    /// <param name="items">The items, permuted in place.</param>
    void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
