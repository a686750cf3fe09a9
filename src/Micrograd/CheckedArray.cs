using System.ComponentModel;
using System.Globalization;

namespace Micrograd;

/// <summary>Arrays whose gradients are checked. Called by generated <c>FCheck</c> methods.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CheckedArray
{
    /// <summary>The elements of an array or span.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="at">The numbers at which the gradient is checked; copied.</param>
    /// <returns>The array.</returns>
    public static CheckedArray<double[], Value[]> Of(string name, ReadOnlySpan<double> at)
    {
        var array = at.ToArray();
        return new(name, array, new double[array.Length], Array.ConvertAll(array, number => new Value(number)), Positions(array));
    }

    /// <inheritdoc cref="Of(string, ReadOnlySpan{double})"/>
    public static CheckedArray<float[], Value[]> Of(string name, ReadOnlySpan<float> at)
    {
        var array = at.ToArray();
        return new(name, array, new float[array.Length], Array.ConvertAll(array, number => new Value(number)), Positions(array));
    }

    /// <summary>The elements of a matrix.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="at">The numbers at which the gradient is checked; copied.</param>
    /// <returns>The matrix.</returns>
    public static CheckedArray<double[,], Value[,]> Of(string name, double[,] at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return new(name, Copy(at), new double[at.GetLength(0), at.GetLength(1)], Leaves(at), Positions(at));
    }

    /// <inheritdoc cref="Of(string, double[,])"/>
    public static CheckedArray<float[,], Value[,]> Of(string name, float[,] at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return new(name, Copy(at), new float[at.GetLength(0), at.GetLength(1)], Leaves(at), Positions(at));
    }

    /// <summary>The elements of an array of arrays.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="at">The numbers at which the gradient is checked; copied.</param>
    /// <returns>The array of arrays.</returns>
    public static CheckedArray<double[][], Value[][]> Of(string name, double[][] at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return new(name, Copy(at), Array.ConvertAll(at, row => new double[row.Length]), Array.ConvertAll(at, row => Array.ConvertAll(row, number => new Value(number))), Positions(at));
    }

    /// <inheritdoc cref="Of(string, double[][])"/>
    public static CheckedArray<float[][], Value[][]> Of(string name, float[][] at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return new(name, Copy(at), Array.ConvertAll(at, row => new float[row.Length]), Array.ConvertAll(at, row => Array.ConvertAll(row, number => new Value(number))), Positions(at));
    }

    /// <summary>A copy that a function may write into.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="array">The original.</param>
    /// <returns>The copy, of arrays of arrays with rows of its own.</returns>
    public static T[] Copy<T>(ReadOnlySpan<T> array) => array.ToArray();

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T})"/>
    public static T[] Copy<T>(Span<T> array) => array.ToArray();

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T})"/>
    public static T[] Copy<T>(T[] array) => (T[])Required(array).Clone();

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T})"/>
    public static T[,] Copy<T>(T[,] array) => (T[,])Required(array).Clone();

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T})"/>
    public static T[][] Copy<T>(T[][] array) => Array.ConvertAll(Required(array), row => (T[])row.Clone());

    private static TArray Required<TArray>(TArray array) => array ?? throw new ArgumentNullException(nameof(array));

    private static Value[,] Leaves(Array matrix)
    {
        var leaves = new Value[matrix.GetLength(0), matrix.GetLength(1)];
        foreach (var position in Positions(matrix))
            leaves.SetValue(new Value(Convert.ToDouble(matrix.GetValue(position), CultureInfo.InvariantCulture)), position);
        return leaves;
    }

    // Indices of every element, row by row. Of an array of arrays the first index is the row.
    private static List<int[]> Positions(Array array)
    {
        var positions = new List<int[]>();
        for (var i = 0; i < array.GetLength(0); i++)
        {
            var columns = array.Rank == 2 ? array.GetLength(1) : array.GetValue(i) is Array row ? row.Length : -1;
            if (columns < 0)
                positions.Add([i]);
            for (var j = 0; j < columns; j++)
                positions.Add([i, j]);
        }

        return positions;
    }
}
