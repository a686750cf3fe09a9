namespace Micrograd;

/// <content>Arrays of values, as traces of functions over arrays use them.</content>
public sealed partial class Value
{
    /// <summary>A new array of constants 0: what <c>new double[length]</c> is over values.</summary>
    /// <param name="length">How many.</param>
    /// <returns>The array; each element is a value of its own.</returns>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative.</exception>
    public static Value[] Zeros(int length)
    {
        var values = new Value[length];
        Clear(values.AsSpan());
        return values;
    }

    /// <summary>A new matrix of constants 0: what <c>new double[rows, columns]</c> is over values.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <returns>The matrix; each element is a value of its own.</returns>
    /// <exception cref="OverflowException">A length is negative.</exception>
    public static Value[,] Zeros(int rows, int columns)
    {
        var values = new Value[rows, columns];
        Clear(values);
        return values;
    }

    /// <summary>Puts a new constant 0 into each place. The values that were there stay what they are.</summary>
    /// <param name="values">The places.</param>
    public static void Clear(Span<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = new(0);
    }

    /// <summary>Puts a new constant 0 into each place. The values that were there stay what they are.</summary>
    /// <param name="values">The places.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public static void Clear(Value[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
                values[i, j] = new(0);
        }
    }

    /// <summary>Puts constants with these numbers at the start of <paramref name="destination"/>.</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="destination">The places.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter.</exception>
    public static void Copy(ReadOnlySpan<double> source, Span<Value> destination)
    {
        destination = Start(destination, source.Length);
        for (var i = 0; i < source.Length; i++)
            destination[i] = source[i];
    }

    /// <inheritdoc cref="Copy(ReadOnlySpan{double}, Span{Value})"/>
    public static void Copy(ReadOnlySpan<float> source, Span<Value> destination)
    {
        destination = Start(destination, source.Length);
        for (var i = 0; i < source.Length; i++)
            destination[i] = source[i];
    }

    /// <summary>Labels each value that has no label with the array's name and its index: <c>x[3]</c>.</summary>
    /// <param name="values">The values.</param>
    /// <param name="name">The array's name.</param>
    public static void NameElements(ReadOnlySpan<Value> values, string name)
    {
        for (var i = 0; i < values.Length; i++)
            values[i].Named(FormattableString.Invariant($"{name}[{i}]"));
    }

    /// <summary>Labels each value that has no label with the matrix' name and its indices: <c>m[1,2]</c>.</summary>
    /// <param name="values">The values.</param>
    /// <param name="name">The matrix' name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public static void NameElements(Value[,] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
                values[i, j].Named(FormattableString.Invariant($"{name}[{i},{j}]"));
        }
    }

    /// <summary>Labels each value that has no label with the name of the array of arrays and its indices: <c>x[1][2]</c>.</summary>
    /// <param name="values">The values.</param>
    /// <param name="name">The name of the array of arrays.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public static void NameElements(Value[][] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var i = 0; i < values.Length; i++)
            NameElements(values[i], FormattableString.Invariant($"{name}[{i}]"));
    }

    private static Span<Value> Start(Span<Value> destination, int length) => length <= destination.Length
        ? destination[..length]
        : throw new ArgumentException($"The destination has {destination.Length} places and {length} numbers are copied.", nameof(destination));
}
