using System.Runtime.CompilerServices;

namespace Micrograd;

/// <summary>Workspaces of one kind of number, taken from one array and given back last in first out.</summary>
/// <typeparam name="T">The kind of number.</typeparam>
internal struct TapeArena<T>
    where T : unmanaged
{
    private T[]? _buffer;

    /// <summary>How much is taken.</summary>
    public int Top;

    /// <summary>Takes exactly <paramref name="n"/> elements, uninitialised; none if it is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Take(int n)
    {
        n = Math.Max(n, 0);
        var buffer = _buffer;
        var start = Top;
        if (buffer is null || (uint)n > (uint)(buffer.Length - start))
            buffer = Grow(n);
        Top = start + n;
        return buffer.AsSpan(start, n);
    }

    // Spans handed out earlier keep the old array alive and are never moved: the new array leaves their places unused, so that every mark
    // taken before means the same after. Nothing is copied.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Grow(int n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, Array.MaxLength);
        var length = TapeStorage.Grown(_buffer?.Length ?? 0, (long)Top + n, typeof(T));
        return _buffer = GC.AllocateUninitializedArray<T>(length);
    }
}
