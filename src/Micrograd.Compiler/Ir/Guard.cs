namespace Micrograd.Compiler.Ir;

/// <summary>A C# statement that may throw and does nothing else, such as <c>ArgumentOutOfRangeException.ThrowIfNegative(n)</c>.</summary>
/// <param name="Call">The C# expression statement, without its semicolon.</param>
public sealed record Guard(Template Call) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
