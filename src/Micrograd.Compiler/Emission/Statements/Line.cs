using Micrograd.Compiler.Emission.Expressions;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>A statement of one line, if it fits.</summary>
/// <param name="Parts">Its text.</param>
/// <param name="Comment">A comment at its end.</param>
internal sealed record Line(IReadOnlyList<Part> Parts, string? Comment = null) : Statement;
