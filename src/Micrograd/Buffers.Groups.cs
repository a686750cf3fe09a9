using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micrograd;

/// <content>Several runs at once: no branch between them.</content>
public static partial class Buffers
{
    /// <summary>Requires that the first run shares no memory with the others.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate<T>(
        ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third,
        [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null, [CallerArgumentExpression(nameof(third))] string? thirdName = null)
    {
        if (Overlap(first, second) | Overlap(first, third))
        {
            Separate(first, second, firstName, secondName);
            Separate(first, third, firstName, thirdName);
        }
    }

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate<T>(
        ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, ReadOnlySpan<T> fourth,
        [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null, [CallerArgumentExpression(nameof(third))] string? thirdName = null, [CallerArgumentExpression(nameof(fourth))] string? fourthName = null)
    {
        if (Overlap(first, second) | Overlap(first, third) | Overlap(first, fourth))
        {
            Separate(first, second, firstName, secondName);
            Separate(first, third, firstName, thirdName);
            Separate(first, fourth, firstName, fourthName);
        }
    }

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate<T>(
        ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, ReadOnlySpan<T> fourth, ReadOnlySpan<T> fifth,
        [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null, [CallerArgumentExpression(nameof(third))] string? thirdName = null, [CallerArgumentExpression(nameof(fourth))] string? fourthName = null, [CallerArgumentExpression(nameof(fifth))] string? fifthName = null)
    {
        if (Overlap(first, second) | Overlap(first, third) | Overlap(first, fourth) | Overlap(first, fifth))
        {
            Separate(first, second, firstName, secondName);
            Separate(first, third, firstName, thirdName);
            Separate(first, fourth, firstName, fourthName);
            Separate(first, fifth, firstName, fifthName);
        }
    }

    private static bool Overlap<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second)
    {
        var offset = (nuint)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(first), ref MemoryMarshal.GetReference(second));
        var (bytes, others) = ((nuint)first.Length * (nuint)Unsafe.SizeOf<T>(), (nuint)second.Length * (nuint)Unsafe.SizeOf<T>());
        return ((offset < bytes) & (others != 0)) | ((0 - offset < others) & (bytes != 0));
    }
}
