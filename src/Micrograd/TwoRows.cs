using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Micrograd;

/// <summary>For generated code: up to two rows of a Jacobian, to which a vector is written column by column, each lane to a row of its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TwoRows
{
    private readonly Span<double> _first;
    private readonly Span<double> _second;


    /// <summary>Looks at a Jacobian as rows. Columns beyond the known ones, and rows beyond these, are set to zero.</summary>
    /// <param name="jacobian">The Jacobian, row by row.</param>
    /// <param name="rowLength">How many columns it has.</param>
    /// <param name="known">How many of its columns are written.</param>
    /// <param name="rows">How many rows are written; the other lanes go nowhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">The Jacobian is shorter than that.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TwoRows(Span<double> jacobian, int rowLength, int known, int rows = 2)
    {
        if (rowLength != known || jacobian.Length != rows * rowLength)
            jacobian.Clear();
        _first = jacobian[..known];
        _second = rows > 1 ? jacobian.Slice(rowLength, known) : [];
    }

    /// <summary>Sets a column.</summary>
    /// <param name="column">Which one, below the number of known columns.</param>
    public Vector128<double> this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            _first[column] = value.ToScalar();
            if (_second.Length > 0)
                _second[column] = value.GetElement(1);
        }
    }
}
