namespace Micrograd.Compiler.Ir;

/// <summary>Sets every element of memory to 0: <c>x.Clear()</c>.</summary>
public sealed record Clear(ValueId Memory) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
