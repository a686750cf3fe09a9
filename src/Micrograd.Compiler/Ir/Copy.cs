namespace Micrograd.Compiler.Ir;

/// <summary>Copies all elements of one run to the start of another one: <c>source.CopyTo(destination)</c>. Throws where the destination is shorter.</summary>
/// <param name="Source">One-dimensional memory.</param>
/// <param name="Destination">One-dimensional memory of another root.</param>
public sealed record Copy(ValueId Source, ValueId Destination) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
