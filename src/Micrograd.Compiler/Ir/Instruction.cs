namespace Micrograd.Compiler.Ir;

/// <summary>One step of a <see cref="Block"/>.</summary>
public abstract record Instruction
{
    /// <summary>The source statement it comes from: index into <see cref="Function.Statements"/>, or −1.</summary>
    public int Statement { get; init; } = -1;

    /// <summary>The values it defines in the enclosing block.</summary>
    public abstract EquatableArray<ValueId> Results { get; }

    /// <summary>The blocks inside it.</summary>
    public virtual IReadOnlyList<Block> Blocks => [];
}
