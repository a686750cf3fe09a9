namespace Micrograd.Compiler.Rules;

/// <summary>What one operand receives: linear in <paramref name="g"/>. The same formula is a pullback (g is the adjoint of the result) and
/// a pushforward (g is the tangent of the operand).</summary>
/// <param name="g">Incoming adjoint, or tangent.</param>
/// <param name="x">The operands.</param>
/// <param name="y">The result.</param>
public delegate Expr Pullback(Expr g, IReadOnlyList<Expr> x, Expr y);
