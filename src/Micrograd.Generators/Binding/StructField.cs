using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>A field of a struct or an element of a tuple.</summary>
/// <param name="Symbol">The field, or the auto-property that it belongs to.</param>
/// <param name="Name">How it is accessed.</param>
/// <param name="Scalar">Its type, if it is no struct itself.</param>
/// <param name="Inner">Its fields, if it is a struct.</param>
/// <param name="Offset">Index of its first leaf among the leaves of the whole struct.</param>
internal sealed record StructField(ISymbol Symbol, string Name, ScalarType? Scalar, StructLayout? Inner, int Offset)
{
    /// <summary>How many leaves it has.</summary>
    public int Count => Inner?.Leaves.Count ?? 1;
}
