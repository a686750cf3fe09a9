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
        if ((Overlap(first, second) | Overlap(first, third)) < 0)
            SeparateEach(first, second, third, [], [], firstName, secondName, thirdName, null, null);
    }

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate<T>(
        ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, ReadOnlySpan<T> fourth,
        [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null, [CallerArgumentExpression(nameof(third))] string? thirdName = null, [CallerArgumentExpression(nameof(fourth))] string? fourthName = null)
    {
        if ((Overlap(first, second) | Overlap(first, third) | Overlap(first, fourth)) < 0)
            SeparateEach(first, second, third, fourth, [], firstName, secondName, thirdName, fourthName, null);
    }

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate<T>(
        ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, ReadOnlySpan<T> fourth, ReadOnlySpan<T> fifth,
        [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null, [CallerArgumentExpression(nameof(third))] string? thirdName = null, [CallerArgumentExpression(nameof(fourth))] string? fourthName = null, [CallerArgumentExpression(nameof(fifth))] string? fifthName = null)
    {
        if ((Overlap(first, second) | Overlap(first, third) | Overlap(first, fourth) | Overlap(first, fifth)) < 0)
            SeparateEach(first, second, third, fourth, fifth, firstName, secondName, thirdName, fourthName, fifthName);
    }

    // Rarely called, and kept out of the methods that ask.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SeparateEach<T>(
        ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, ReadOnlySpan<T> fourth, ReadOnlySpan<T> fifth,
        string? firstName, string? secondName, string? thirdName, string? fourthName, string? fifthName)
    {
        Separate(first, second, firstName, secondName);
        Separate(first, third, firstName, thirdName);
        Separate(first, fourth, firstName, fourthName);
        Separate(first, fifth, firstName, fifthName);
    }

    /// <summary>Negative where two runs share memory, or an empty one lies inside the other: where each starts before the other one's end. No comparison, so that several are combined by their signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Overlap<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second)
    {
        var offset = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(first), ref MemoryMarshal.GetReference(second));
        return (offset - ((nint)first.Length * Unsafe.SizeOf<T>())) & ~(offset + ((nint)second.Length * Unsafe.SizeOf<T>()) - 1);
    }
}
