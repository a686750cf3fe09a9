namespace Micrograd.Compiler.Ir;

/// <summary>A loop with a condition: <c>while</c> (or <c>do … while</c> if <paramref name="TestsFirst"/> is false).</summary>
/// <param name="Final">Values of the carried variables after the loop.</param>
/// <param name="Initial">Their values before it.</param>
/// <param name="Condition">Parameters: the carried variables. Yields one <c>bool</c>, true to go on. No side effects.</param>
/// <param name="Body">Parameters: the carried variables. Yields their next values.</param>
/// <param name="TestsFirst">Whether the condition is tested before the first iteration.</param>
public sealed record While(
    EquatableArray<ValueId> Final,
    EquatableArray<ValueId> Initial,
    Block Condition,
    Block Body,
    bool TestsFirst) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => Final;

    /// <inheritdoc/>
    public override IReadOnlyList<Block> Blocks => [Condition, Body];
}
