namespace Micrograd.Compiler.Ir;

/// <summary>A handle to memory: elements that instructions load and store in order.</summary>
/// <param name="Name">The type as C# writes it.</param>
/// <param name="Element">What it holds.</param>
/// <param name="Rank">How many dimensions it has.</param>
public abstract record MemoryType(string Name, ScalarType Element, int Rank) : IrType(Name)
{
    /// <inheritdoc/>
    public override bool HoldsReals => Element.IsReal;

    /// <summary>How many indices a scalar in it has.</summary>
    public virtual int IndexCount => Rank;
}
