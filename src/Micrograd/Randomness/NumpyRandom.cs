using System.Numerics;

namespace Micrograd.Randomness;

/// <summary>The numbers of NumPy's legacy generator, <c>numpy.random.RandomState(seed)</c> and <c>numpy.random.seed(seed)</c>.</summary>
public sealed class NumpyRandom : IRandomSource
{
    private readonly MersenneTwister _twister;
    private double? _saved;

    /// <summary><c>numpy.random.seed(seed)</c>.</summary>
    /// <param name="seed">The seed.</param>
    public NumpyRandom(uint seed) => _twister = new(seed);

    /// <summary><c>random_sample()</c>, <c>rand()</c>.</summary>
    /// <returns>A number in [0, 1) with 53 random bits.</returns>
    public double NextDouble() => _twister.NextDouble();

    /// <summary><c>uniform(low, high)</c>.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>low + (high − low)·<see cref="NextDouble"/>.</returns>
    public double Uniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary><c>standard_normal()</c>, <c>randn()</c>: Marsaglia's polar method, two numbers at a time.</summary>
    /// <returns>A number of the standard normal distribution.</returns>
    public double NextNormal()
    {
        if (_saved is { } saved)
        {
            _saved = null;
            return saved;
        }

        double x, y, square;
        do
        {
            x = 2.0 * NextDouble() - 1.0;
            y = 2.0 * NextDouble() - 1.0;
            square = x * x + y * y;
        }
        while (square >= 1.0 || square == 0.0);

        var factor = Math.Sqrt(-2.0 * Math.Log(square) / square);
        _saved = factor * x;
        return factor * y;
    }

    /// <summary><c>random_interval(bound − 1)</c>, which <c>shuffle</c> draws from: the least mask of ones that covers it, drawn again until below the bound.</summary>
    /// <param name="bound">One more than the greatest, at least 1.</param>
    /// <returns>An integer in 0 … <paramref name="bound"/> − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var greatest = (uint)(bound - 1);
        if (greatest == 0)
            return 0;

        var mask = uint.MaxValue >> BitOperations.LeadingZeroCount(greatest);
        uint drawn;
        do
            drawn = _twister.NextUInt32() & mask;
        while (drawn > greatest);
        return (int)drawn;
    }

    /// <summary><c>shuffle(items)</c>.</summary>
    /// <typeparam name="T">What is shuffled.</typeparam>
    /// <param name="items">The items, permuted in place.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
