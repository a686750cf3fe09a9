namespace Micrograd.Compiler.Ir;

/// <summary>A C# statement of the compiler's own, such as <c>Lanes.Seed(direction, first)</c>. Only in code that nothing derives again.</summary>
/// <param name="Call">The C# expression statement, without its semicolon.</param>
/// <param name="Memory">The memory that it writes to; null for none.</param>
/// <param name="IsOnTape">Whether it is a member of the tape: <c>tape.</c> goes before it.</param>
public sealed record Invoke(Template Call, ValueId? Memory = null, bool IsOnTape = false) : Instruction
{
    /// <inheritdoc/>
    public override EquatableArray<ValueId> Results => [];
}
