namespace Micrograd.Compiler.Ir;

/// <summary>Takes workspace for one scalar per iteration: <c>var p_at = tape.Doubles(n);</c></summary>
/// <param name="Result">The workspace, of a <see cref="WorkspaceType"/>.</param>
/// <param name="Count">How many scalars (<c>int</c>). A negative trip count means no trips, hence none.</param>
public sealed record Reserve(ValueId Result, ValueId Count) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
