using System.Runtime.CompilerServices;

namespace Micrograd;

/// <summary>
/// The workspace in which generated derivatives keep what their reverse part needs. It belongs to the thread that opened it, is last in
/// first out, and allocates nothing once it has grown to the size a program needs.
/// </summary>
/// <remarks>
/// <para>
/// Generated code opens it with <c>using var tape = Tape.Open();</c> and may hand it on by value. Disposing it, also on the way out of an
/// exception, returns everything taken or pushed since it was opened; what an enclosing <see cref="Open"/> took stays. Use it on the
/// opening thread only, and only while it is the innermost open tape of that thread.
/// </para>
/// <para>The memory is kept for the next call and is released when the thread ends.</para>
/// </remarks>
public readonly partial struct Tape : IDisposable
{
    private readonly TapeStorage _storage;
    private readonly int _depth;

    private Tape(TapeStorage storage, int depth)
    {
        _storage = storage;
        _depth = depth;
    }

    /// <summary>Opens the calling thread's tape and remembers where it stands.</summary>
    /// <returns>The tape; dispose it to return to that mark.</returns>
    public static Tape Open()
    {
        var storage = TapeStorage.OfThisThread;
        return new(storage, storage.Open());
    }

    /// <summary>Returns to the mark at which this tape was opened. Disposing it again does nothing.</summary>
    public void Dispose() => _storage?.Close(_depth);

    /// <summary>Remembers how much is on the stack now, for <see cref="Rewind"/>.</summary>
    public void Keep() => _storage.Keep(_depth);

    /// <summary>Puts back onto the stack what was popped since <see cref="Keep"/>, which must have been called on this tape: a reverse part can run again. Nothing may have been pushed in between.</summary>
    public void Rewind() => _storage.Rewind(_depth);

    /// <summary>A workspace of exactly <paramref name="n"/> numbers, not initialised, valid until this tape is disposed.</summary>
    /// <param name="n">How many. Negative counts as 0: a loop from 0 to below n makes no trips then, and asks for no workspace.</param>
    /// <returns>The workspace. It keeps its place when the tape grows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is more than one array can hold.</exception>
    /// <exception cref="InvalidOperationException">Together with what is open already it is more than one array can hold.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<double> Doubles(int n) => _storage.Doubles.Take(n);

    /// <inheritdoc cref="Doubles"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<float> Floats(int n) => _storage.Floats.Take(n);

    /// <inheritdoc cref="Doubles"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<int> Ints(int n) => _storage.Ints.Take(n);

    /// <inheritdoc cref="Doubles"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<long> Longs(int n) => _storage.Longs.Take(n);

    /// <inheritdoc cref="Doubles"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<bool> Bools(int n) => _storage.Bools.Take(n);
}
