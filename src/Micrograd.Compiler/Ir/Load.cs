namespace Micrograd.Compiler.Ir;

/// <summary>Reads one element of memory: <c>result = memory[i]</c>.</summary>
/// <param name="Result">Of the memory's element type.</param>
/// <param name="Memory">A value of a <see cref="MemoryType"/>.</param>
/// <param name="Indices">As many <c>int</c>s as the memory's rank.</param>
public sealed record Load(ValueId Result, ValueId Memory, EquatableArray<ValueId> Indices) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
