using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micrograd;

/// <summary>Checks that generated methods make of arrays before they write anything. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Buffers
{
    /// <summary>Requires that a buffer is as long as the array it belongs to.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Match<T>(ReadOnlySpan<T> array, ReadOnlySpan<T> buffer, [CallerArgumentExpression(nameof(array))] string? arrayName = null, [CallerArgumentExpression(nameof(buffer))] string? bufferName = null)
    {
        if (array.Length != buffer.Length)
            ThrowLength(array.Length, buffer.Length, arrayName, bufferName);
    }

    /// <inheritdoc cref="Match{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static void Match<T>([NotNull] T[]? array, ReadOnlySpan<T> buffer, [CallerArgumentExpression(nameof(array))] string? arrayName = null, [CallerArgumentExpression(nameof(buffer))] string? bufferName = null)
    {
        ArgumentNullException.ThrowIfNull(array, arrayName);
        Match(array.AsSpan(), buffer, arrayName, bufferName);
    }

    /// <summary>Requires that a buffer has the shape of the matrix it belongs to.</summary>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Match<T>([NotNull] T[,]? array, [NotNull] T[,]? buffer, [CallerArgumentExpression(nameof(array))] string? arrayName = null, [CallerArgumentExpression(nameof(buffer))] string? bufferName = null)
    {
        ArgumentNullException.ThrowIfNull(array, arrayName);
        ArgumentNullException.ThrowIfNull(buffer, bufferName);
        if (array.GetLength(0) != buffer.GetLength(0) || array.GetLength(1) != buffer.GetLength(1))
        {
            throw new ArgumentException(
                $"'{bufferName}' is {buffer.GetLength(0)} × {buffer.GetLength(1)}, and must be {array.GetLength(0)} × {array.GetLength(1)} as '{arrayName}' is.", bufferName);
        }
    }

    /// <summary>Requires that a buffer has the shape of the array of arrays it belongs to.</summary>
    /// <exception cref="ArgumentNullException">One of the two, or a row, is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Match<T>([NotNull] T[][]? array, [NotNull] T[][]? buffer, [CallerArgumentExpression(nameof(array))] string? arrayName = null, [CallerArgumentExpression(nameof(buffer))] string? bufferName = null)
    {
        ArgumentNullException.ThrowIfNull(array, arrayName);
        ArgumentNullException.ThrowIfNull(buffer, bufferName);
        if (array.Length != buffer.Length)
            ThrowLength(array.Length, buffer.Length, arrayName, bufferName);
        for (var i = 0; i < array.Length; i++)
        {
            // Names are made only for messages: a check allocates nothing.
            var row = array[i] ?? throw new ArgumentNullException($"{arrayName}[{i}]");
            var target = buffer[i] ?? throw new ArgumentNullException(bufferName, $"Row {i} of '{bufferName}' is null.");
            if (row.Length != target.Length)
                ThrowLength(row.Length, target.Length, $"{arrayName}[{i}]", bufferName);
        }
    }

    /// <summary>Requires that a buffer holds a Jacobian, row by row.</summary>
    /// <exception cref="ArgumentException">It has another length than <paramref name="rows"/> × <paramref name="columns"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Jacobian<T>(int rows, int columns, ReadOnlySpan<T> buffer, [CallerArgumentExpression(nameof(buffer))] string? bufferName = null)
    {
        if (buffer.Length != (long)rows * columns)
            ThrowJacobian(rows, columns, buffer.Length, bufferName);
    }

    /// <inheritdoc cref="Jacobian{T}(int, int, ReadOnlySpan{T}, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Jacobian<T>(int rows, int columns, Span<T> buffer, [CallerArgumentExpression(nameof(buffer))] string? bufferName = null) =>
        Jacobian(rows, columns, (ReadOnlySpan<T>)buffer, bufferName);

    /// <summary>Sets every element to 0.</summary>
    /// <remarks><c>Span.Clear</c> of .NET 10 leaves the upper halves of vector registers dirty (it lacks a <c>vzeroupper</c>), after which <c>Math.Exp</c> and <c>Math.Tanh</c> take up to twenty times as long.
    /// A method of its own whose vectors are explicit does not.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Clear<T>(Span<T> memory)
        where T : unmanaged
    {
        var vectors = MemoryMarshal.Cast<T, Vector<byte>>(memory);
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = Vector<byte>.Zero;
        var rest = MemoryMarshal.AsBytes(memory)[(vectors.Length * Vector<byte>.Count)..];
        for (var i = 0; i < rest.Length; i++)
            rest[i] = 0;
    }

    /// <inheritdoc cref="Clear{T}(Span{T})"/>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static void Clear<T>(T[] array)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        Clear(array.AsSpan());
    }

    /// <inheritdoc cref="Clear{T}(Span{T})"/>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static void Clear<T>(T[,] array)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Length > 0)
            Clear(MemoryMarshal.CreateSpan(ref array[0, 0], array.Length));
    }

    /// <summary>A copy of a matrix: of a direction, which the caller keeps.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static T[,] Duplicate<T>(T[,] matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return (T[,])matrix.Clone();
    }

    /// <summary>A copy of an array of arrays, its rows copied too.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    public static T[][] Duplicate<T>(T[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Array.ConvertAll(rows, row => (T[])row.Clone());
    }

    /// <summary>Requires that two runs share no memory.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null)
    {
        if (Overlap(first, second) < 0 && first.Overlaps(second))
            ThrowOverlap(firstName, secondName);
    }

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate<T>(ReadOnlySpan<T> first, T[,]? second, [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null) =>
        Separate(first, Elements(second), firstName, secondName);

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    public static void Separate<T>(T[,]? first, ReadOnlySpan<T> second, [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null) =>
        Separate(Elements(first), second, firstName, secondName);

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    public static void Separate<T>(T[,]? first, T[,]? second, [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null) =>
        Separate(Elements(first), Elements(second), firstName, secondName);

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    public static void Separate<T>(T[][]? first, ReadOnlySpan<T> second, [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null)
    {
        foreach (var row in first.AsSpan())
            Separate(row, second, firstName, secondName);
    }

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate<T>(ReadOnlySpan<T> first, T[][]? second, [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null)
    {
        foreach (var row in second.AsSpan())
            Separate(first, row, firstName, secondName);
    }

    /// <inheritdoc cref="Separate{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?, string?)"/>
    public static void Separate<T>(T[][]? first, T[][]? second, [CallerArgumentExpression(nameof(first))] string? firstName = null, [CallerArgumentExpression(nameof(second))] string? secondName = null)
    {
        foreach (var row in first.AsSpan())
            Separate(row, second, firstName, secondName);
    }

    /// <summary>The elements that a loop goes through; none where it makes no trips, wherever it would start.</summary>
    /// <typeparam name="T">What the memory holds.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <param name="start">The index of the lowest element.</param>
    /// <param name="trips">How many trips; negative counts as none.</param>
    /// <exception cref="IndexOutOfRangeException">One of the elements is outside, as the loop would find.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Part<T>(Span<T> memory, int start, int trips)
    {
        if (trips <= 0)
            return default;
        if ((uint)start > (uint)memory.Length || (uint)trips > (uint)(memory.Length - start))
            ThrowIndex();
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), start), trips);
    }

    /// <inheritdoc cref="Part{T}(Span{T}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Part<T>(ReadOnlySpan<T> memory, int start, int trips)
    {
        if (trips <= 0)
            return default;
        if ((uint)start > (uint)memory.Length || (uint)trips > (uint)(memory.Length - start))
            ThrowIndex();
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), start), trips);
    }

    /// <inheritdoc cref="Part{T}(Span{T}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Part<T>(T[] memory, int start, int trips) => Part(memory.AsSpan(), start, trips);

    private static void ThrowIndex() => throw new IndexOutOfRangeException();

    private static ReadOnlySpan<T> Elements<T>(T[,]? matrix) =>
        matrix is null || matrix.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref matrix[0, 0], matrix.Length);

    private static void ThrowLength(int needed, int length, string? arrayName, string? bufferName) =>
        throw new ArgumentException($"'{bufferName}' has {length} elements, and must have {needed} as '{arrayName}' has.", bufferName);

    private static void ThrowJacobian(int rows, int columns, int length, string? bufferName) =>
        throw new ArgumentException($"'{bufferName}' has {length} elements, and must have {rows} × {columns}: a row per result, a column per input.", bufferName);

    private static void ThrowOverlap(string? firstName, string? secondName) =>
        throw new ArgumentException($"'{firstName}' and '{secondName}' share memory: pass separate arrays.", firstName);
}
