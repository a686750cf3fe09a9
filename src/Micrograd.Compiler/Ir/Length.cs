namespace Micrograd.Compiler.Ir;

/// <summary>How many elements memory has: <c>x.Length</c>, <c>x.GetLength(1)</c>. For an array of arrays, how many arrays.</summary>
/// <param name="Result">An <c>int</c>.</param>
/// <param name="Memory">A value of a <see cref="MemoryType"/>.</param>
/// <param name="Dimension">Which dimension, from 0; −1 for all elements together.</param>
public sealed record Length(ValueId Result, ValueId Memory, int Dimension) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
