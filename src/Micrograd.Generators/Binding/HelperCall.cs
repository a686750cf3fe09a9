using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>A call of a helper.</summary>
/// <param name="Callee">The helper.</param>
/// <param name="Results">How many values it yields.</param>
/// <param name="Location">Where in the source.</param>
internal sealed record HelperCall(string Callee, int Results, Location Location);
