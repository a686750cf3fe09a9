namespace Micrograd.Randomness;

/// <summary>MT19937, the generator under CPython's <c>random</c> and NumPy's legacy <c>numpy.random</c>.</summary>
/// <remarks>M. Matsumoto, T. Nishimura: Mersenne Twister, ACM Transactions on Modeling and Computer Simulation 8 (1998), and their reference code mt19937ar.c.</remarks>
internal sealed class MersenneTwister
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    /// <summary>Seeded with one number, as init_genrand of the reference code.</summary>
    public MersenneTwister(uint seed) => Initialize(seed);

    /// <summary>Seeded with several numbers, as init_by_array of the reference code.</summary>
    public MersenneTwister(ReadOnlySpan<uint> key)
    {
        Initialize(19650218);
        var i = 1;
        var j = 0;
        for (var k = Math.Max(Length, key.Length); k > 0; k--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1664525)) + key[j] + (uint)j;
            i = Advance(i);
            j = j + 1 == key.Length ? 0 : j + 1;
        }

        for (var k = Length - 1; k > 0; k--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1566083941)) - (uint)i;
            i = Advance(i);
        }

        _state[0] = 0x80000000;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_next == Length)
            Twist();
        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    /// <summary>The next number in [0, 1) with 53 random bits, genrand_res53 of the reference code.</summary>
    public double NextDouble()
    {
        var high = NextUInt32() >> 5;
        var low = NextUInt32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    private void Initialize(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Length; i++)
            _state[i] = 1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30)) + (uint)i;
    }

    private int Advance(int i)
    {
        if (i + 1 < Length)
            return i + 1;
        _state[0] = _state[Length - 1];
        return 1;
    }

    private void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = (_state[i] & 0x80000000) | (_state[(i + 1) % Length] & 0x7fffffff);
            _state[i] = _state[(i + Middle) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0dfu);
        }

        _next = 0;
    }
}
