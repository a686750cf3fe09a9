namespace Micrograd.Compiler.Ir;

/// <summary>Pushes all elements of one-dimensional memory on the tape: <c>tape.Push(row)</c>.</summary>
public sealed record PushAll(ValueId Memory) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
