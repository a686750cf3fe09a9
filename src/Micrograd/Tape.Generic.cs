using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micrograd;

/// <content>Numbers of a type that generic code leaves open. <see cref="double"/> and <see cref="float"/> share the storage of their own; others are kept in words, on a stack of their own.</content>
public readonly partial struct Tape
{
    /// <inheritdoc cref="Doubles"/>
    /// <typeparam name="T">Of which type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Of<T>(int n)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return MemoryMarshal.Cast<double, T>(Doubles(n));
        return typeof(T) == typeof(float) ? MemoryMarshal.Cast<float, T>(Floats(n)) : InWords<T>(Math.Max(n, 0));
    }

    /// <inheritdoc cref="NewDoubles"/>
    /// <typeparam name="T">Of which type.</typeparam>
    public Span<T> NewOf<T>(int n)
        where T : unmanaged => Zeros(Of<T>(Checked(n)));

    /// <inheritdoc cref="Push(double)"/>
    /// <typeparam name="T">Its type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            Push(Unsafe.BitCast<T, double>(value));
        else if (typeof(T) == typeof(float))
            Push(Unsafe.BitCast<T, float>(value));
        else
            PushWords(value);
    }

    /// <inheritdoc cref="PopDouble"/>
    /// <typeparam name="T">Its type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T PopOf<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(PopDouble());
        return typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(PopFloat()) : PopWords<T>();
    }

    /// <inheritdoc cref="Push(ReadOnlySpan{double})"/>
    /// <typeparam name="T">Of which type.</typeparam>
    public void Push<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        foreach (var value in values)
            Push(value);
    }

    /// <inheritdoc cref="Pop(Span{double})"/>
    /// <typeparam name="T">Of which type.</typeparam>
    public void Pop<T>(Span<T> values)
        where T : unmanaged
    {
        for (var i = values.Length - 1; i >= 0; i--)
            values[i] = PopOf<T>();
    }

    private static int Words<T>() => (Unsafe.SizeOf<T>() + sizeof(long) - 1) / sizeof(long);

    private Span<T> InWords<T>(int n)
        where T : unmanaged
    {
        var words = (((long)n * Unsafe.SizeOf<T>()) + sizeof(long) - 1) / sizeof(long);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words, Array.MaxLength, nameof(n));
        return MemoryMarshal.Cast<long, T>(Longs((int)words))[..n];
    }

    private void PushWords<T>(T value)
        where T : unmanaged
    {
        Span<long> words = stackalloc long[Words<T>()];
        MemoryMarshal.Write(MemoryMarshal.AsBytes(words), value);
        _storage.WordStack.Push((ReadOnlySpan<long>)words);
    }

    private T PopWords<T>()
        where T : unmanaged
    {
        Span<long> words = stackalloc long[Words<T>()];
        _storage.WordStack.Pop(words);
        return MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(words));
    }
}
