using Micrograd.Compiler.Emission.Expressions;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary><c>if (Condition) { Then } else { Else }</c>.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Then">Not empty.</param>
/// <param name="Else">May be empty; a single branch becomes <c>else if</c>.</param>
internal sealed record Branch(CSharpExpression Condition, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Else) : Statement;
