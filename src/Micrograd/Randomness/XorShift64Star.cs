namespace Micrograd.Randomness;

/// <summary>xorshift64*: 64 bits of state, three shifts and a multiplication.</summary>
/// <remarks>S. Vigna: An experimental exploration of Marsaglia's xorshift generators, scrambled, ACM Transactions on Mathematical Software 42 (2016).</remarks>
public sealed class XorShift64Star : IRandomSource
{
    private ulong _state;

    /// <summary>A generator in a given state.</summary>
    /// <param name="seed">The state, not 0: from 0 the generator gives nothing but zeros.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seed"/> is 0.</exception>
    public XorShift64Star(ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfZero(seed);
        _state = seed;
    }

    /// <summary>The next 32 random bits, the high half of the product.</summary>
    /// <returns>The bits.</returns>
    public uint NextUInt32()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (uint)((_state * 0x2545F4914F6CDD1D) >> 32);
    }

    /// <summary>The next number in [0, 1) with 24 random bits.</summary>
    /// <returns>A multiple of 2⁻²⁴.</returns>
    public double NextDouble() => (NextUInt32() >> 8) / 16777216.0;

    /// <summary>The next number between two bounds.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>low + (high − low)·<see cref="NextDouble"/>.</returns>
    public double Uniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Box–Muller, one number of two uniform ones.</summary>
    /// <returns>A number of the standard normal distribution.</returns>
    public double NextNormal()
    {
        var angle = NextDouble() * (2 * Math.PI);
        return Math.Sqrt(-2.0 * Math.Log(1.0 - NextDouble())) * Math.Cos(angle);
    }

    /// <summary>The high half of 32 random bits times the bound, drawn again where that would favour some integers.</summary>
    /// <remarks>D. Lemire: Fast random integer generation in an interval, ACM Transactions on Modeling and Computer Simulation 29 (2019).</remarks>
    /// <param name="bound">One more than the greatest, at least 1.</param>
    /// <returns>An integer in 0 … <paramref name="bound"/> − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var threshold = (uint)(0x1_0000_0000 % (ulong)bound);
        ulong product;
        do
            product = NextUInt32() * (ulong)bound;
        while ((uint)product < threshold);
        return (int)(product >> 32);
    }
}
