namespace Micrograd.Compiler.Ir;

/// <summary>Runs one of two blocks. Early returns, <c>switch</c>, <c>?:</c>, <c>&amp;&amp;</c> and <c>||</c> all become this.</summary>
/// <param name="Yielded">One value per value that the arms yield.</param>
/// <param name="Condition">A <c>bool</c>.</param>
/// <param name="Then">Taken when true; no parameters.</param>
/// <param name="Else">Taken when false; no parameters. Yields the same types. An arm may throw instead of yielding.</param>
public sealed record If(EquatableArray<ValueId> Yielded, ValueId Condition, Block Then, Block Else) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => Yielded;

    /// <inheritdoc/>
    public override IReadOnlyList<Block> Blocks => [Then, Else];
}
