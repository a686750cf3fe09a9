namespace Micrograd.Compiler.Emission.Statements;

/// <summary>An empty line.</summary>
internal sealed record BlankLine : Statement;
