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
        if (MayOverlap(first, second) | MayOverlap(first, third))
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
        if (MayOverlap(first, second) | MayOverlap(first, third) | MayOverlap(first, fourth))
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
        if (MayOverlap(first, second) | MayOverlap(first, third) | MayOverlap(first, fourth) | MayOverlap(first, fifth))
        {
            Separate(first, second, firstName, secondName);
            Separate(first, third, firstName, thirdName);
            Separate(first, fourth, firstName, fourthName);
            Separate(first, fifth, firstName, fifthName);
        }
    }

    /// <summary>Whether two runs may share memory: true also where an empty one lies inside the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayOverlap<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second)
    {
        var offset = (nuint)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(first), ref MemoryMarshal.GetReference(second));
        return (offset < (nuint)first.Length * (nuint)Unsafe.SizeOf<T>()) | (0 - offset < (nuint)second.Length * (nuint)Unsafe.SizeOf<T>());
    }
}
