namespace Micrograd.Compiler.Ir;

/// <summary>Reads one element of memory: <c>result = memory[index]</c>.</summary>
public sealed record Load(ValueId Result, ValueId Memory, ValueId Index) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
