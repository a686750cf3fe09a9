using System.Runtime.CompilerServices;

namespace Micrograd;

/// <content>
/// The stack: for values whose number is not known beforehand. Each kind of number has a stack of its own; the integer types that have
/// none share that of <see cref="long"/>, so that they are popped in the reverse of the order in which they were pushed.
/// </content>
public readonly partial struct Tape
{
    /// <summary>Pushes a value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The stack is as long as an array can be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(double value) => _storage.DoubleStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(float value) => _storage.FloatStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int value) => _storage.IntStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long value) => _storage.LongStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(bool value) => _storage.BoolStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(byte value) => _storage.LongStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(sbyte value) => _storage.LongStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(short value) => _storage.LongStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(ushort value) => _storage.LongStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(uint value) => _storage.LongStack.Push(value);

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(ulong value) => _storage.LongStack.Push(unchecked((long)value));

    /// <inheritdoc cref="Push(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(char value) => _storage.LongStack.Push(value);

    /// <summary>Takes back the value of this kind that was pushed last.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">Nothing of this kind was pushed since the tape was opened.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double PopDouble() => _storage.DoubleStack.Pop();

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float PopFloat() => _storage.FloatStack.Pop();

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PopInt() => _storage.IntStack.Pop();

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long PopLong() => _storage.LongStack.Pop();

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool PopBool() => _storage.BoolStack.Pop();

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte PopByte() => unchecked((byte)_storage.LongStack.Pop());

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public sbyte PopSByte() => unchecked((sbyte)_storage.LongStack.Pop());

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short PopShort() => unchecked((short)_storage.LongStack.Pop());

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort PopUShort() => unchecked((ushort)_storage.LongStack.Pop());

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint PopUInt() => unchecked((uint)_storage.LongStack.Pop());

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong PopULong() => unchecked((ulong)_storage.LongStack.Pop());

    /// <inheritdoc cref="PopDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public char PopChar() => unchecked((char)_storage.LongStack.Pop());
}
