using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Rules;

/// <summary>The derivative of one <see cref="OpCode"/>.</summary>
/// <param name="Pullbacks">One per operand; null where the derivative is zero everywhere.</param>
/// <param name="IsSingular">Whether a partial can be infinite at the edge of the domain. The pullbacks then see to it that an adjoint of exactly 0 gives 0 there.</param>
public sealed record Rule(IReadOnlyList<Pullback?> Pullbacks, bool IsSingular = false)
{
    /// <summary>Makes an adjoint of exactly 0 give 0 where <paramref name="edge"/> holds: <c>g == 0 &amp;&amp; edge ? 0 : pullback</c>.</summary>
    /// <remarks>The edge is asked for, and not g alone, because <c>g == 0 ? 0 : g * f(x)</c> has the derivative 0 where g passes through 0 inside the domain, and
    /// a Hessian made from it would be wrong. A constant adjoint needs no test.</remarks>
    internal Rule Singular(Edge edge) => new([.. Pullbacks.Select(pullback => pullback is null ? null : Guard(pullback, edge))], IsSingular: true);

    /// <summary>The guard of <see cref="Singular"/> for one pullback.</summary>
    internal static Pullback Guard(Pullback pullback, Edge edge) => (g, x, y) =>
        g.IsConstant(out _) ? pullback(g, x, y)
        : g.EqualTo(0).And(() => edge(x, y)).Select(g.Type, () => g.Constant(0), () => pullback(g, x, y));
}
