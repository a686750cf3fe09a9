using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>The condition <c>d == 0 &amp;&amp; edge</c> of a choice between zero and a formula.</summary>
/// <param name="Direction">The value <c>d</c>, which depends on the direction.</param>
/// <param name="IsAtEdge">The second condition, or null for none.</param>
/// <param name="Edge">What computes it.</param>
internal sealed record ZeroGuard(ValueId Direction, ValueId? IsAtEdge, IEnumerable<Instruction> Edge);
