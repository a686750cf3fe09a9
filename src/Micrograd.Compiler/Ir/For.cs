namespace Micrograd.Compiler.Ir;

/// <summary>A counted loop: <c>for (var i = Start; i ∘ End; i += Step)</c>. <c>Start</c> and <c>End</c> are evaluated once, before the loop; the body
/// changes neither counter nor bound and always runs to its end.</summary>
/// <param name="Final">Values of the carried variables after the loop.</param>
/// <param name="Counter">The loop counter, defined in the body.</param>
/// <param name="Start">First value of the counter.</param>
/// <param name="Comparison"><see cref="OpCode.Less"/>, <see cref="OpCode.LessOrEqual"/> (step above 0), <see cref="OpCode.Greater"/>, <see cref="OpCode.GreaterOrEqual"/> (below 0).</param>
/// <param name="End">The bound.</param>
/// <param name="Step">Added after each iteration; not 0.</param>
/// <param name="Initial">Values of the carried variables before the loop.</param>
/// <param name="Body">Its parameters are the carried variables; it yields their next values.</param>
public sealed record For(
    EquatableArray<ValueId> Final,
    ValueId Counter,
    ValueId Start,
    OpCode Comparison,
    ValueId End,
    long Step,
    EquatableArray<ValueId> Initial,
    Block Body) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => Final;

    /// <inheritdoc/>
    public override IReadOnlyList<Block> Blocks => [Body];
}
