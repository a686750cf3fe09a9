using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>The vectors of <c>System.Numerics</c>.</summary>
internal static class Vectors
{
    /// <summary>Whether it is <c>Vector2</c>, <c>Vector3</c> or <c>Vector4</c>.</summary>
    public static bool IsVector(ITypeSymbol? type) =>
        type is INamedTypeSymbol
        {
            Name: "Vector2" or "Vector3" or "Vector4",
            Arity: 0,
            ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
        };
}
