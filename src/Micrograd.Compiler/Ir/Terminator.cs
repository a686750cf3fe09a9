namespace Micrograd.Compiler.Ir;

/// <summary>How a <see cref="Block"/> ends.</summary>
public abstract record Terminator
{
    /// <summary>The source statement it comes from: index into <see cref="Function.Statements"/>, or −1.</summary>
    public int Statement { get; init; } = -1;
}
