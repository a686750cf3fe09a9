namespace Micrograd.Compiler.Ir;

/// <summary>Throws. <paramref name="Exception"/> is the C# expression after <c>throw</c>.</summary>
public sealed record Throw(Template Exception) : Terminator;
