namespace Micrograd.Compiler.Ir;

/// <summary>A pure operation on scalars.</summary>
/// <param name="Result">The value defined.</param>
/// <param name="Op">The operation. Its operand types decide between <c>Math</c> and <c>MathF</c>; a conversion goes to the result's type.</param>
/// <param name="Operands">As many as the operation takes.</param>
public sealed record Apply(ValueId Result, OpCode Op, EquatableArray<ValueId> Operands) : Instruction
{
    /// <summary>What integer arithmetic does on overflow.</summary>
    public Overflow Overflow { get; init; }

    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
