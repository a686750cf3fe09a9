using Micrograd.Compiler.Emission.Expressions;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes what follows <c>return</c>.</summary>
/// <param name="values">The returned values, without those that leave through <c>out</c> parameters.</param>
internal delegate IReadOnlyList<Part> ReturnForm(IReadOnlyList<CSharpExpression> values);
