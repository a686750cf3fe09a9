namespace Micrograd.Compiler.Ir;

/// <summary>Pushes a scalar on the tape: <c>tape.Push(value)</c>.</summary>
public sealed record Push(ValueId Value) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
