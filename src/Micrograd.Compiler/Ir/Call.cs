namespace Micrograd.Compiler.Ir;

/// <summary>Calls another function of the <see cref="Module"/>.</summary>
/// <param name="Returned">One value per value that the function's body yields.</param>
/// <param name="Callee">Its <see cref="Function.Name"/>, unique in the module.</param>
/// <param name="Arguments">One per parameter.</param>
public sealed record Call(EquatableArray<ValueId> Returned, string Callee, EquatableArray<ValueId> Arguments) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => Returned;
}
