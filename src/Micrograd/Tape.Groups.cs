using System.Runtime.CompilerServices;

namespace Micrograd;

/// <content>Several values of an iteration at once: one look at how much room there is.</content>
public readonly partial struct Tape
{
    /// <summary>Pushes values, the first one first.</summary>
    /// <exception cref="InvalidOperationException">The stack is as long as an array can be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(double first, double second)
    {
        var room = _storage.DoubleStack.Room(2);
        room[1] = second;
        room[0] = first;
    }

    /// <inheritdoc cref="Push(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(double first, double second, double third)
    {
        var room = _storage.DoubleStack.Room(3);
        room[2] = third;
        room[1] = second;
        room[0] = first;
    }

    /// <inheritdoc cref="Push(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(double first, double second, double third, double fourth)
    {
        var room = _storage.DoubleStack.Room(4);
        room[3] = fourth;
        room[2] = third;
        room[1] = second;
        room[0] = first;
    }

    /// <summary>Takes back the values of this kind that were pushed last, in the order in which they were pushed.</summary>
    /// <exception cref="InvalidOperationException">Fewer of this kind were pushed since the tape was opened.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pop(out double first, out double second)
    {
        var values = _storage.DoubleStack.Last(2);
        second = values[1];
        first = values[0];
    }

    /// <inheritdoc cref="Pop(out double, out double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pop(out double first, out double second, out double third)
    {
        var values = _storage.DoubleStack.Last(3);
        third = values[2];
        second = values[1];
        first = values[0];
    }

    /// <inheritdoc cref="Pop(out double, out double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pop(out double first, out double second, out double third, out double fourth)
    {
        var values = _storage.DoubleStack.Last(4);
        fourth = values[3];
        third = values[2];
        second = values[1];
        first = values[0];
    }
}
