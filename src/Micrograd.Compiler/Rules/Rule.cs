using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>The derivative of one <see cref="OpCode"/>.</summary>
/// <param name="Pullbacks">One per operand; null where the derivative is zero everywhere.</param>
/// <param name="IsSingular">Whether a partial can be infinite or NaN at the edge of the domain, where an incoming adjoint of exactly 0 must give 0.</param>
public sealed record Rule(IReadOnlyList<Pullback?> Pullbacks, bool IsSingular = false);
