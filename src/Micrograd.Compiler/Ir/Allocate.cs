namespace Micrograd.Compiler.Ir;

/// <summary>A new array, all zeros: <c>new double[n]</c>, <c>new double[n, m]</c>, <c>stackalloc double[n]</c>. A negative length throws.</summary>
/// <param name="Result">Of a <see cref="MemoryType"/>.</param>
/// <param name="Lengths">One <c>int</c> per dimension.</param>
public sealed record Allocate(ValueId Result, EquatableArray<ValueId> Lengths) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [Result];
}
