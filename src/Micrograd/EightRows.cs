using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Micrograd;

/// <summary>For generated code: up to eight rows of a Jacobian, to which a vector is written column by column, each lane to a row of its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct EightRows
{
    private readonly Span<double> _jacobian;
    private readonly int _rowLength;
    private readonly int _rows;


    /// <summary>Looks at a Jacobian as rows. Columns beyond the known ones, and rows beyond these, are set to zero.</summary>
    /// <param name="jacobian">The Jacobian, row by row.</param>
    /// <param name="rowLength">How many columns it has.</param>
    /// <param name="known">How many of its columns are written.</param>
    /// <param name="rows">How many rows are written; the other lanes go nowhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">The Jacobian is shorter than that.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EightRows(Span<double> jacobian, int rowLength, int known, int rows = 8)
    {
        if (rowLength != known || jacobian.Length != rows * rowLength)
            jacobian.Clear();
        _jacobian = jacobian[..(((rows - 1) * rowLength) + known)];
        _rowLength = rowLength;
        _rows = rows;
    }

    /// <summary>Sets a column.</summary>
    /// <param name="column">Which one, below the number of known columns.</param>
    public Vector512<double> this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            for (var row = 0; row < _rows; row++)
                _jacobian[(row * _rowLength) + column] = value.GetElement(row);
        }
    }
}
