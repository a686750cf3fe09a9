namespace Micrograd.Compiler.Ir;

/// <summary>A comment line in the generated code, such as <c>reverse: d_v is ∂value/∂v</c>.</summary>
public sealed record Note(string Text) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
