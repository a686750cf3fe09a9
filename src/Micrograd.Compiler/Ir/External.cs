namespace Micrograd.Compiler.Ir;

/// <summary>An inactive C# expression that is evaluated as it stands: a field, a property of <c>this</c>. A constant to the derivative.</summary>
/// <param name="Result">The value defined.</param>
/// <param name="Expression">The C# expression.</param>
public sealed record External(ValueId Result, Template Expression) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
