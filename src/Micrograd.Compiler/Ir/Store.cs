namespace Micrograd.Compiler.Ir;

/// <summary>Writes one element of memory: <c>memory[index] = value</c>.</summary>
public sealed record Store(ValueId Memory, ValueId Index, ValueId Value) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
