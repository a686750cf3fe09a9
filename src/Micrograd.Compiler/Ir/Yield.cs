namespace Micrograd.Compiler.Ir;

/// <summary>Hands values to the enclosing instruction, or returns them from the function.</summary>
public sealed record Yield(EquatableArray<ValueId> Values) : Terminator;
