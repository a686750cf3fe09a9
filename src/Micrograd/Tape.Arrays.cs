namespace Micrograd;

/// <content>Whole arrays: those that differentiated code makes, and copies of their contents.</content>
public readonly partial struct Tape
{
    /// <summary>A workspace of <paramref name="n"/> zeros, in the place of <c>new double[n]</c>, valid until this tape is disposed.</summary>
    /// <param name="n">How many.</param>
    /// <returns>The workspace. It keeps its place when the tape grows.</returns>
    /// <exception cref="OverflowException"><paramref name="n"/> is negative, as for an array.</exception>
    public Span<double> NewDoubles(int n) => Zeros(Doubles(Checked(n)));

    /// <inheritdoc cref="NewDoubles"/>
    public Span<float> NewFloats(int n) => Zeros(Floats(Checked(n)));

    /// <inheritdoc cref="NewDoubles"/>
    public Span<int> NewInts(int n) => Zeros(Ints(Checked(n)));

    /// <inheritdoc cref="NewDoubles"/>
    public Span<long> NewLongs(int n) => Zeros(Longs(Checked(n)));

    /// <inheritdoc cref="NewDoubles"/>
    public Span<bool> NewBools(int n) => Zeros(Bools(Checked(n)));

    /// <summary>Pushes all values of an array.</summary>
    /// <param name="values">The values.</param>
    /// <exception cref="InvalidOperationException">The stack is as long as an array can be.</exception>
    public void Push(ReadOnlySpan<double> values) => _storage.DoubleStack.Push(values);

    /// <inheritdoc cref="Push(ReadOnlySpan{double})"/>
    public void Push(ReadOnlySpan<float> values) => _storage.FloatStack.Push(values);

    /// <inheritdoc cref="Push(ReadOnlySpan{double})"/>
    public void Push(ReadOnlySpan<int> values) => _storage.IntStack.Push(values);

    /// <inheritdoc cref="Push(ReadOnlySpan{double})"/>
    public void Push(ReadOnlySpan<long> values) => _storage.LongStack.Push(values);

    /// <inheritdoc cref="Push(ReadOnlySpan{double})"/>
    public void Push(ReadOnlySpan<bool> values) => _storage.BoolStack.Push(values);

    /// <summary>Takes back the array that was pushed last.</summary>
    /// <param name="values">Receives as many values as it is long, in their order.</param>
    /// <exception cref="InvalidOperationException">Fewer of this kind were pushed since the tape was opened.</exception>
    public void Pop(Span<double> values) => _storage.DoubleStack.Pop(values);

    /// <inheritdoc cref="Pop(Span{double})"/>
    public void Pop(Span<float> values) => _storage.FloatStack.Pop(values);

    /// <inheritdoc cref="Pop(Span{double})"/>
    public void Pop(Span<int> values) => _storage.IntStack.Pop(values);

    /// <inheritdoc cref="Pop(Span{double})"/>
    public void Pop(Span<long> values) => _storage.LongStack.Pop(values);

    /// <inheritdoc cref="Pop(Span{double})"/>
    public void Pop(Span<bool> values) => _storage.BoolStack.Pop(values);

    private static Span<T> Zeros<T>(Span<T> workspace)
        where T : unmanaged
    {
        Buffers.Clear(workspace);
        return workspace;
    }

    private static int Checked(int n) => n >= 0 ? n : throw new OverflowException("The length of an array is not negative.");
}
