using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>A variable that a helper is given by reference.</summary>
/// <param name="Variables">It, or the leaves of the struct.</param>
/// <param name="IsRead">Whether the helper gets its value: not by <c>out</c>.</param>
/// <param name="IsWritten">Whether the helper may change it.</param>
/// <param name="Location">Where it is handed over.</param>
internal sealed record Reference(IReadOnlyList<Variable> Variables, bool IsRead, bool IsWritten, Location Location);
