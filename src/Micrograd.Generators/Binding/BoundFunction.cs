using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>A bound function with what the analyzer wants to know about it.</summary>
/// <param name="Function">The function as bound, before <see cref="ResultPruner"/>.</param>
/// <param name="Equalities">Tests for equality of reals.</param>
/// <param name="Arrays">Where it writes elements of arrays, or hands arrays on.</param>
/// <param name="Calls">Where it calls helpers.</param>
internal sealed record BoundFunction(Function Function, IReadOnlyList<ActiveTest> Equalities, IReadOnlyList<MemoryUse> Arrays, IReadOnlyList<HelperCall> Calls);
