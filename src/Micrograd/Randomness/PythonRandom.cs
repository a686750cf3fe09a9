using System.Numerics;

namespace Micrograd.Randomness;

/// <summary>The numbers of CPython's module <c>random</c> after <c>random.seed(seed)</c> with an integer.</summary>
/// <example><code>
/// var random = new PythonRandom(1337);            // random.seed(1337)
/// var weight = random.Uniform(-1, 1);             // random.uniform(-1, 1)
/// </code></example>
public sealed class PythonRandom : IRandomSource
{
    private readonly MersenneTwister _twister;
    private double? _saved;

    /// <summary><c>random.seed(seed)</c>; as there, the sign of the seed does not matter.</summary>
    /// <param name="seed">The seed.</param>
    public PythonRandom(long seed)
    {
        var magnitude = seed < 0 ? 0 - (ulong)seed : (ulong)seed;
        _twister = magnitude >> 32 == 0
            ? new([(uint)magnitude])
            : new([(uint)magnitude, (uint)(magnitude >> 32)]);
    }

    /// <summary><c>random.random()</c>.</summary>
    /// <returns>A number in [0, 1) with 53 random bits.</returns>
    public double NextDouble() => _twister.NextDouble();

    /// <summary><c>random.uniform(low, high)</c>.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>low + (high − low)·<see cref="NextDouble"/>.</returns>
    public double Uniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary><c>random.gauss(0, 1)</c>: Box–Muller, two numbers at a time.</summary>
    /// <returns>A number of the standard normal distribution.</returns>
    public double NextNormal()
    {
        if (_saved is { } saved)
        {
            _saved = null;
            return saved;
        }

        var angle = NextDouble() * (2 * Math.PI);
        var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - NextDouble()));
        _saved = Math.Sin(angle) * radius;
        return Math.Cos(angle) * radius;
    }

    /// <summary><c>random.randrange(bound)</c>: as many bits as the bound has, drawn again until they are below it.</summary>
    /// <param name="bound">One more than the greatest, at least 1.</param>
    /// <returns>An integer in 0 … <paramref name="bound"/> − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var unused = BitOperations.LeadingZeroCount((uint)bound);
        uint drawn;
        do
            drawn = _twister.NextUInt32() >> unused;
        while (drawn >= (uint)bound);
        return (int)drawn;
    }

    /// <summary><c>random.shuffle(items)</c>.</summary>
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
