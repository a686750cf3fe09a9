namespace Micrograd.Compiler.Emission.Statements;

/// <summary>A comment on its own line, with a blank line before it.</summary>
internal sealed record CommentLine(string Text) : Statement;
