namespace Micrograd.Compiler.Ir;

/// <summary>Takes the scalar pushed last off the tape: <c>result = tape.PopDouble()</c>.</summary>
public sealed record Pop(ValueId Result) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
