namespace Micrograd.Compiler.Ir;

/// <summary>A new array with the shape and the elements of another one, the rows of an array of arrays included: <c>Buffers.Duplicate(m)</c>.</summary>
/// <param name="Result">Of the type of the source.</param>
/// <param name="Source">A matrix or an array of arrays.</param>
public sealed record Duplicate(ValueId Result, ValueId Source) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
