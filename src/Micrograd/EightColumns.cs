using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Micrograd;

/// <summary>For generated code: up to eight columns of a Jacobian, to which a vector is written row by row, each lane to a column of its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct EightColumns
{
    private readonly Span<double> _jacobian;
    private readonly int _columns;
    private readonly int _first;

    // How many there are.
    private readonly int _count;

    /// <summary>Looks at columns of a Jacobian. What is not set stays as it is.</summary>
    /// <param name="jacobian">The Jacobian, row by row.</param>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="first">The column of the first lane; lanes beyond the last column go nowhere.</param>
    public EightColumns(Span<double> jacobian, int columns, int first)
    {
        _jacobian = jacobian;
        _columns = columns;
        _first = first;
        _count = Math.Min(Vector512<double>.Count, columns - first);
    }

    /// <summary>Sets a row.</summary>
    /// <param name="row">Which one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The Jacobian has no such row.</exception>
    public Vector512<double> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            if (_count == Vector512<double>.Count)
                value.CopyTo(_jacobian.Slice((row * _columns) + _first, Vector512<double>.Count));
            else
                SetSome(row, value);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetSome(int row, Vector512<double> value)
    {
        var target = _jacobian.Slice((row * _columns) + _first, _count);
        for (var i = 0; i < target.Length; i++)
            target[i] = value.GetElement(i);
    }
}
