namespace Micrograd.Compiler.Emission.Statements;

/// <summary>A C# statement to be.</summary>
internal abstract record Statement;
