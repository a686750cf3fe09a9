using Micrograd.Compiler.Emission.Expressions;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>A header, a body in braces, and for <c>do</c> what follows it.</summary>
/// <param name="Header">Text before the braces.</param>
/// <param name="Body">Statements.</param>
/// <param name="Footer">Text after the braces, or null.</param>
internal sealed record Braced(IReadOnlyList<Part> Header, IReadOnlyList<Statement> Body, IReadOnlyList<Part>? Footer = null) : Statement;
