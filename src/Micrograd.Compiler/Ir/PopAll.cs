namespace Micrograd.Compiler.Ir;

/// <summary>Takes as many scalars off the tape as memory has elements, and puts them back there: <c>tape.Pop(row)</c>.</summary>
public sealed record PopAll(ValueId Memory) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
