using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Something that writes elements of an array, or a helper that gets one or returns one.</summary>
/// <param name="Memory">The array or a part of it.</param>
/// <param name="Location">Where in the source.</param>
/// <param name="Callee">The helper that gets the array as an argument or returns it; null where it is written here.</param>
/// <param name="Parameter">Index of the helper's parameter; −1 for its result.</param>
internal sealed record MemoryUse(ValueId Memory, Location Location, string? Callee = null, int Parameter = -1);
