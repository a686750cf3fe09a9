namespace Micrograd.Compiler.Ir;

/// <summary>A run of scalars in the tape's workspace, filled by the forward part and read by the reverse part.</summary>
/// <param name="Element">What it holds.</param>
public sealed record WorkspaceType(ScalarType Element) : IrType("Span<" + Element.Name + ">");
