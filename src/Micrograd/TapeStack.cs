using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Micrograd;

/// <summary>A growing stack of one kind of number. What lies below its floor belongs to tapes opened earlier.</summary>
/// <typeparam name="T">The kind of number.</typeparam>
internal struct TapeStack<T>
    where T : unmanaged
{
    private T[]? _buffer;
    private int _top;
    private int _floor;

    /// <summary>Raises the floor to the top.</summary>
    /// <returns>Where both were, to be given to <see cref="Close"/>.</returns>
    public (int Top, int Floor) Open()
    {
        var mark = (_top, _floor);
        _floor = _top;
        return mark;
    }

    /// <summary>Where the next value goes. What was popped is still there until something is pushed over it.</summary>
    public int Top
    {
        readonly get => _top;
        set => _top = value;
    }

    /// <summary>Drops what was pushed since <see cref="Open"/> and lowers the floor again.</summary>
    public void Close((int Top, int Floor) mark) => (_top, _floor) = mark;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        var buffer = _buffer;
        var top = _top;
        if (buffer is null || (uint)top >= (uint)buffer.Length)
            buffer = Grow();
        buffer[top] = value;
        _top = top + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        var top = _top - 1;
        if (top < _floor)
            ThrowEmpty();
        _top = top;
        return _buffer![top];
    }

    /// <summary>Room for several values at once, which lie in the order in which they are pushed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Room(int count)
    {
        var buffer = _buffer;
        var top = _top;
        if (buffer is null || count > buffer.Length - top)
            buffer = Grow(count);
        _top = top + count;
        return new Span<T>(buffer, top, count);
    }

    /// <summary>The values pushed last, in the order in which they were pushed; the next push overwrites them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Last(int count)
    {
        var top = _top - count;
        if (top < _floor)
            ThrowEmpty();
        _top = top;
        return new ReadOnlySpan<T>(_buffer, top, count);
    }

    public void Push(ReadOnlySpan<T> values)
    {
        var buffer = _buffer;
        if (buffer is null || values.Length > buffer.Length - _top)
            buffer = Grow(values.Length);
        values.CopyTo(buffer.AsSpan(_top));
        _top += values.Length;
    }

    public void Pop(Span<T> values)
    {
        var top = _top - values.Length;
        if (top < _floor)
            ThrowEmpty();
        _buffer.AsSpan(top, values.Length).CopyTo(values);
        _top = top;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Grow(int more = 1)
    {
        var grown = GC.AllocateUninitializedArray<T>(TapeStorage.Grown(_buffer?.Length ?? 0, (long)_top + more, typeof(T)));
        _buffer.AsSpan(0, _top).CopyTo(grown);
        return _buffer = grown;
    }

    [DoesNotReturn]
    private static void ThrowEmpty() => throw new InvalidOperationException(
        $"Nothing of type {typeof(T).Name} is left on the tape: as many values must be popped as were pushed since Tape.Open().");
}
