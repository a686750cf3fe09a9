using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Which arrays and spans differentiable code can work with.</summary>
internal static class MemoryTypes
{
    /// <summary>The IR type of <c>T[]</c>, <c>T[,]</c>, <c>T[][]</c>, <c>Span&lt;T&gt;</c> and <c>ReadOnlySpan&lt;T&gt;</c> of numbers, <c>bool</c>, <c>char</c> and enums, and of
    /// <c>T[]</c> and spans of structs and tuples of these; null for every other type. How generated code changes a struct, only <see cref="ModuleBinder.MemoryOf"/> knows.</summary>
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
        IArrayTypeSymbol { Rank: 2 } => "only numbers, bool, char and enums may stand in two dimensions; use 'T[]' and compute the index",
        IArrayTypeSymbol { IsSZArray: true, ElementType: var element } => OfElement(element, "arrays"),
        INamedTypeSymbol { TypeArguments: [var element] } when IsSpan(type) => OfElement(element, "spans"),
        _ => "ref structs are not supported, except Span<T> and ReadOnlySpan<T> of numbers; pass one of these",
    };

    /// <summary>The struct that an array or span holds; null if it holds none.</summary>
    public static StructLayout? LayoutOfElement(ITypeSymbol type, Func<ITypeSymbol, ITypeSymbol> resolve) => type switch
    {
        IArrayTypeSymbol { ElementType: var element } => StructLayout.Of(resolve(element)),
        INamedTypeSymbol { TypeArguments: [var element] } when IsSpan(type) => StructLayout.Of(resolve(element)),
        _ => null,
    };

    private static string OfElement(ITypeSymbol element, string what) =>
        element is ITypeParameterSymbol parameter && ScalarTypes.Of(element) is not null ? $"{what} of a type parameter need the constraint 'unmanaged': 'where {parameter.Name} : unmanaged, …'" :
        StructLayout.Of(element) is { } layout && layout.Leaves.FirstOrDefault(leaf => leaf.Type.Kind == ScalarKind.Opaque) is { } leaf
            ? $"its elements hold a '{leaf.Type.Name}' in '{leaf.Path[leaf.Path.Count - 1].Name}'; {what} are supported of numbers, bool, char, enums and structs of these"
            : StructLayout.WhyNot(element) is { } reason ? $"of its elements: {reason}"
            : $"only {what} of numbers, bool, char, enums and structs of these are supported; pass those";

    private static ArrayType? Of(ITypeSymbol element, ArrayForm form, Func<ITypeSymbol, ITypeSymbol>? resolve)
    {
        var resolved = resolve is null ? element : resolve(element);
        return ScalarTypes.Of(resolved) is { } scalar ? (scalar.Kind == ScalarKind.Generic && resolved is ITypeParameterSymbol { HasUnmanagedTypeConstraint: false } ? null : new ArrayType(scalar, form))
            : form is ArrayForm.Matrix or ArrayForm.Jagged || StructLayout.Of(resolved) is not { } layout || layout.Leaves.Any(leaf => leaf.Type.Kind == ScalarKind.Opaque) ? null
            : ArrayType.Of(Plain(layout), form);
    }

    /// <summary>What can be said of a struct anywhere: names and types.</summary>
    private static StructShape Plain(StructLayout layout) => new(
        layout.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        StructForm.Constructor,
        layout.Fields.Select((field, i) => new StructMember(GeneratedScope.Escape(field.Name), field.Scalar, field.Inner is { } inner ? Plain(inner) : null, i, MemberAccess.ReadOnly)).ToArray().ToEquatableArray());
}
