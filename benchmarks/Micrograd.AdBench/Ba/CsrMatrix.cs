namespace Micrograd.AdBench.Ba;

/// <summary>A sparse matrix in compressed rows.</summary>
/// <param name="RowStarts">Where each row begins in <paramref name="Columns"/> and <paramref name="Values"/>, and at the end their number.</param>
/// <param name="Columns">The column of each value, ascending within a row.</param>
/// <param name="Values">What is not zero by structure.</param>
/// <param name="ColumnCount">How many columns there are.</param>
public sealed record CsrMatrix(int[] RowStarts, int[] Columns, double[] Values, int ColumnCount)
{
    /// <summary>How many rows there are.</summary>
    public int RowCount => RowStarts.Length - 1;

    /// <summary>An element, zero where nothing is stored.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, ColumnCount);
            var at = Array.BinarySearch(Columns, RowStarts[row], RowStarts[row + 1] - RowStarts[row], column);
            return at < 0 ? 0 : Values[at];
        }
    }

    /// <summary>The stored values of a row, to read and to write.</summary>
    /// <param name="row">The row.</param>
    public Span<double> Row(int row) => Values.AsSpan(RowStarts[row], RowStarts[row + 1] - RowStarts[row]);
}
