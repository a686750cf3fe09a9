using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Something that writes, or may write, elements of an array.</summary>
/// <param name="Memory">The array or a part of it.</param>
/// <param name="Location">Where in the source.</param>
/// <param name="Callee">The helper that gets the array as an argument; null where it is written here.</param>
/// <param name="Parameter">Index of the helper's parameter.</param>
internal sealed record MemoryUse(ValueId Memory, Location Location, string? Callee = null, int Parameter = -1);
