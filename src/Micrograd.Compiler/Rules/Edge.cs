namespace Micrograd.Compiler.Rules;

/// <summary>Where a partial is infinite: at the edge of the domain.</summary>
/// <param name="x">The operands.</param>
/// <param name="y">The result.</param>
/// <returns>A <c>bool</c>.</returns>
public delegate Expr Edge(IReadOnlyList<Expr> x, Expr y);
