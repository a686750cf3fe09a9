namespace Micrograd;

/// <summary>What one thread's tapes share: the arenas, the stacks, and the marks at which tapes were opened.</summary>
internal sealed class TapeStorage
{
    [ThreadStatic]
    private static TapeStorage? t_storage;

    public TapeArena<double> Doubles;
    public TapeArena<float> Floats;
    public TapeArena<int> Ints;
    public TapeArena<long> Longs;
    public TapeArena<bool> Bools;
    public TapeStack<double> DoubleStack;
    public TapeStack<float> FloatStack;
    public TapeStack<int> IntStack;
    public TapeStack<long> LongStack;
    public TapeStack<bool> BoolStack;
    public TapeStack<long> WordStack;

    private Mark[] _marks = new Mark[16];
    private int _depth;

    public static TapeStorage OfThisThread => t_storage ??= new();

    /// <summary>Remembers where everything stands.</summary>
    /// <returns>The number of tapes open before this one.</returns>
    public int Open()
    {
        if (_depth == _marks.Length)
            Array.Resize(ref _marks, 2 * _marks.Length);
        ref var mark = ref _marks[_depth];
        mark.Doubles = Doubles.Top;
        mark.Floats = Floats.Top;
        mark.Ints = Ints.Top;
        mark.Longs = Longs.Top;
        mark.Bools = Bools.Top;
        mark.DoubleStack = DoubleStack.Open();
        mark.FloatStack = FloatStack.Open();
        mark.IntStack = IntStack.Open();
        mark.LongStack = LongStack.Open();
        mark.BoolStack = BoolStack.Open();
        mark.WordStack = WordStack.Open();
        return _depth++;
    }

    /// <summary>Remembers how much is on the stacks.</summary>
    public void Keep(int depth) =>
        _marks[depth].Kept = (DoubleStack.Top, FloatStack.Top, IntStack.Top, LongStack.Top, BoolStack.Top, WordStack.Top);

    /// <summary>Puts back onto the stacks what was popped since.</summary>
    public void Rewind(int depth) =>
        (DoubleStack.Top, FloatStack.Top, IntStack.Top, LongStack.Top, BoolStack.Top, WordStack.Top) = _marks[depth].Kept;

    /// <summary>Returns to the mark of the tape opened at this depth, and with it closes every tape opened later; closed already: nothing.</summary>
    public void Close(int depth)
    {
        if (depth >= _depth)
            return;
        ref var mark = ref _marks[depth];
        Doubles.Top = mark.Doubles;
        Floats.Top = mark.Floats;
        Ints.Top = mark.Ints;
        Longs.Top = mark.Longs;
        Bools.Top = mark.Bools;
        DoubleStack.Close(mark.DoubleStack);
        FloatStack.Close(mark.FloatStack);
        IntStack.Close(mark.IntStack);
        LongStack.Close(mark.LongStack);
        BoolStack.Close(mark.BoolStack);
        WordStack.Close(mark.WordStack);
        _depth = depth;
    }

    /// <summary>The length an array grows to so that <paramref name="needed"/> elements fit.</summary>
    public static int Grown(int length, long needed, Type element)
    {
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"The tape would have to hold {needed:N0} values of type {element.Name}; one array holds at most {Array.MaxLength:N0}. " +
                "Differentiate fewer iterations at a time, or keep less alive across the loop.");
        }

        return (int)Math.Min(Math.Max(Math.Max(2L * length, needed), 256), Array.MaxLength);
    }

    /// <summary>Where everything stood when a tape was opened.</summary>
    private struct Mark
    {
        public int Doubles, Floats, Ints, Longs, Bools;
        public (int Double, int Float, int Int, int Long, int Bool, int Word) Kept;
        public (int Top, int Floor) DoubleStack, FloatStack, IntStack, LongStack, BoolStack, WordStack;
    }
}
