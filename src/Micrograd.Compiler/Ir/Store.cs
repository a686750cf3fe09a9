namespace Micrograd.Compiler.Ir;

/// <summary>Writes one element of memory: <c>memory[i] = value</c>.</summary>
/// <param name="Memory">A value of a <see cref="MemoryType"/>.</param>
/// <param name="Indices">As many <c>int</c>s as the memory's rank.</param>
/// <param name="Value">Of the memory's element type.</param>
public sealed record Store(ValueId Memory, EquatableArray<ValueId> Indices, ValueId Value) : Instruction
{
    /// <summary>Whether it stands for the first <see cref="Accumulate"/> to the element: the statement it is derived from is another one, worth naming beside it.</summary>
    public bool IsFirstOfSum { get; init; }

    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
