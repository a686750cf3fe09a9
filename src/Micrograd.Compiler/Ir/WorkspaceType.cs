namespace Micrograd.Compiler.Ir;

/// <summary>A run of scalars in the tape's workspace: what the forward part saves for the reverse part, and arrays of the derivative.</summary>
/// <param name="Element">What it holds.</param>
public sealed record WorkspaceType(ScalarType Element) : MemoryType("Span<" + Element.Name + ">", Element, 1);
