using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Interpretation;

/// <summary>An array, a matrix, an array of arrays, or a part of one. Mutable: writes through one handle are seen through all that share its cells.</summary>
public sealed class Memory
{
    private readonly Scalar?[] _cells;
    private readonly int _start;

    private Memory(Scalar?[] cells, int start, int[] lengths) => (_cells, _start, Lengths) = (cells, start, lengths);

    /// <summary>One per dimension.</summary>
    public IReadOnlyList<int> Lengths { get; }

    /// <summary>The elements, row by row.</summary>
    public IEnumerable<Scalar> Elements => Cells.Select(cell => cell!.Value);

    /// <summary>The elements, row by row; null where none was written yet.</summary>
    internal IEnumerable<Scalar?> Cells => _cells.Skip(_start).Take(Count);

    private int Count => Lengths.Aggregate(1, (a, b) => a * b);

    /// <summary>An element; null before it is written.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none there.</exception>
    public Scalar? this[IReadOnlyList<Scalar> indices]
    {
        get => _cells[Position(indices)];
        set => _cells[Position(indices)] = value;
    }

    /// <summary>An array with the given elements.</summary>
    public static Memory Of(params double[] elements) => new([.. elements.Select(element => (Scalar?)element)], 0, [elements.Length]);

    /// <summary>An array with the given elements.</summary>
    public static Memory Of(params int[] elements) => new([.. elements.Select(element => (Scalar?)element)], 0, [elements.Length]);

    /// <summary>A matrix with the given elements.</summary>
    public static Memory Of(double[,] elements) =>
        new([.. elements.Cast<double>().Select(element => (Scalar?)element)], 0, [elements.GetLength(0), elements.GetLength(1)]);

    /// <summary>An array of arrays.</summary>
    public static Memory Of(params Memory[] rows) => new([.. rows.Select(row => (Scalar?)row.AsScalar())], 0, [rows.Length]);

    /// <summary>An array of zeros.</summary>
    /// <exception cref="OverflowException">A length is negative.</exception>
    public static Memory Zeros(ScalarKind kind, params int[] lengths)
    {
        var memory = Unwritten(lengths);
        memory.Fill(new Scalar(kind, 0));
        return memory;
    }

    /// <summary>An array of zeros; of structs, if there are several kinds: the last index says which scalar is meant.</summary>
    /// <exception cref="OverflowException">A length is negative.</exception>
    public static Memory Zeros(IReadOnlyList<ScalarKind> kinds, params int[] lengths)
    {
        var memory = Unwritten(kinds.Count == 1 ? lengths : [.. lengths, kinds.Count]);
        memory.Clear(kinds);
        return memory;
    }

    /// <summary>An array whose elements must be written before they are read.</summary>
    public static Memory Unwritten(params int[] lengths) =>
        new(new Scalar?[checked(lengths.Aggregate(1, (a, b) => b < 0 ? throw new OverflowException() : a * b))], 0, lengths);

    /// <summary>The handle as a value.</summary>
    public Scalar AsScalar() => new(ScalarKind.Opaque, 0, this);

    /// <summary>Other cells with the same elements, rows of arrays of arrays copied too.</summary>
    public Memory Duplicate() => new([.. Cells.Select(cell => cell?.Object is Memory row ? row.Duplicate().AsScalar() : cell)], 0, [.. Lengths]);

    /// <summary>A part of a one-dimensional array, sharing its cells.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not inside.</exception>
    public Memory Slice(int start, int length) => start >= 0 && length >= 0 && start <= Lengths[0] - length
        ? new Memory(_cells, _start + (start * Lengths.Skip(1).Aggregate(1, (a, b) => a * b)), [length, .. Lengths.Skip(1)])
        : throw new ArgumentOutOfRangeException(nameof(start));

    /// <summary>Writes one value everywhere.</summary>
    public void Fill(Scalar value)
    {
        for (var i = 0; i < Count; i++)
        {
            _cells[_start + i] = value;
        }
    }

    /// <summary>Writes zeros everywhere.</summary>
    /// <param name="kinds">What each element holds: several of a struct.</param>
    public void Clear(IReadOnlyList<ScalarKind> kinds)
    {
        for (var i = 0; i < Count; i++)
        {
            _cells[_start + i] = new Scalar(kinds[i % kinds.Count], 0);
        }
    }

    /// <summary>Writes every element, last to first.</summary>
    public void Refill(Func<Scalar?> next)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            _cells[_start + i] = next();
        }
    }

    /// <summary>Copies all elements to the start of another array.</summary>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public void CopyTo(Memory destination)
    {
        if (destination.Count < Count)
        {
            throw new ArgumentException("The destination is too short.", nameof(destination));
        }

        Array.Copy(_cells, _start, destination._cells, destination._start, Count);
    }

    private int Position(IReadOnlyList<Scalar> indices)
    {
        var position = 0;
        for (var i = 0; i < indices.Count; i++)
        {
            if (indices[i].Bits < 0 || indices[i].Bits >= Lengths[i])
            {
                throw new IndexOutOfRangeException();
            }

            position = (position * Lengths[i]) + (int)indices[i].Bits;
        }

        return _start + position;
    }
}
