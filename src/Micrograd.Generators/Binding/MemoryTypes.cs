using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Which arrays and spans differentiable code can work with.</summary>
internal static class MemoryTypes
{
    /// <summary>The IR type of <c>T[]</c>, <c>T[,]</c>, <c>T[][]</c>, <c>Span&lt;T&gt;</c> and <c>ReadOnlySpan&lt;T&gt;</c> of numbers, <c>bool</c>, <c>char</c> and enums; null for every other type.</summary>
    /// <param name="type">A C# type.</param>
    /// <param name="resolve">What type parameters stand for.</param>
    public static ArrayType? Of(ITypeSymbol? type, Func<ITypeSymbol, ITypeSymbol>? resolve = null) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true, ElementType: IArrayTypeSymbol { IsSZArray: true } row } => Of(row.ElementType, ArrayForm.Jagged, resolve),
        IArrayTypeSymbol { IsSZArray: true } array => Of(array.ElementType, ArrayForm.Array, resolve),
        IArrayTypeSymbol { Rank: 2 } matrix => Of(matrix.ElementType, ArrayForm.Matrix, resolve),
        INamedTypeSymbol { TypeArguments: [var element] } span when IsSpan(span) => Of(element, span.Name == "Span" ? ArrayForm.Span : ArrayForm.ReadOnlySpan, resolve),
        _ => null,
    };

    /// <summary>Whether it is <c>Span&lt;T&gt;</c> or <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    public static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Why an array or span cannot be used, and what to do about it.</summary>
    public static string WhyNot(ITypeSymbol type) => type switch
    {
        _ when Of(type) is not null => "an array cannot stand here; use its elements",
        IArrayTypeSymbol { Rank: > 2 } => "arrays of more than two dimensions are not supported; use one array and compute the index",
        IArrayTypeSymbol { ElementType: IArrayTypeSymbol } => "arrays of arrays may nest two deep at most and not mix with 'T[,]'; use one array and compute the index",
        IArrayTypeSymbol { Rank: 2 } or IArrayTypeSymbol { IsSZArray: true } => "only arrays of numbers, bool, char and enums are supported; use one array per field",
        _ when IsSpan(type) => "only spans of numbers, bool, char and enums are supported; use one span per field",
        _ => "ref structs are not supported, except Span<T> and ReadOnlySpan<T> of numbers; pass one of these",
    };

    private static ArrayType? Of(ITypeSymbol element, ArrayForm form, Func<ITypeSymbol, ITypeSymbol>? resolve) =>
        ScalarTypes.Of(resolve is null ? element : resolve(element)) is { } scalar ? new ArrayType(scalar, form) : null;
}
