namespace Micrograd.Compiler.Ir;

/// <summary>A literal or named constant.</summary>
/// <param name="Result">The value defined; its type says how to read <paramref name="Value"/>.</param>
/// <param name="Value">The constant.</param>
public sealed record Constant(ValueId Result, Literal Value) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
