namespace Micrograd.Compiler.Ir;

/// <summary>Adds to one element of memory: <c>memory[i] += value</c>. What the reverse part does for each <see cref="Load"/>.</summary>
/// <param name="Memory">A value of a <see cref="MemoryType"/> of reals.</param>
/// <param name="Indices">As many <c>int</c>s as the memory's rank.</param>
/// <param name="Value">Of the memory's element type.</param>
public sealed record Accumulate(ValueId Memory, EquatableArray<ValueId> Indices, ValueId Value) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];

    /// <summary>The same for memory that needs not be added to, as the element is zero.</summary>
    public Store First() => new(Memory, Indices, Value) { Statement = Statement, IsFirstOfSum = true };
}
