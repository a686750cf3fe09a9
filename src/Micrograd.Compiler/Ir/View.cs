namespace Micrograd.Compiler.Ir;

/// <summary>A part of memory under another handle. It has the same root: what is stored through it changes the source.</summary>
/// <param name="Result">The part.</param>
/// <param name="Source">The whole.</param>
public abstract record View(ValueId Result, ValueId Source) : Instruction
{
    /// <inheritdoc/>
    public sealed override EquatableArray<ValueId> Results => [Result];
}
