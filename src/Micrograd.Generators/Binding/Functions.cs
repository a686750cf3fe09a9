using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Library methods that binding knows.</summary>
internal static class Functions
{
    /// <summary>What the rule book says of a method of <c>Math</c>, <c>MathF</c>, <c>double</c>, <c>float</c> or an integer type; null if nothing.</summary>
    public static FunctionEntry? Find(IMethodSymbol method)
    {
        if (!method.IsStatic || method.ContainingType is not { } owner || !IsSystem(owner))
        {
            return null;
        }

        // int.Max is Math.Max.
        var name = ScalarTypes.Of(owner) switch
        {
            { IsReal: true } real => real.Name,
            { IsInteger: true } => "Math",
            null when owner.Name is "Math" or "MathF" => owner.Name,
            _ => null,
        };
        return name is null ? null : FunctionCatalog.Find(name, method.Name, [.. method.Parameters.Select(TypeOf)]);
    }

    /// <summary>What the rule book says of a static method of a type parameter, <c>T.Sin</c>; null if nothing.</summary>
    public static FunctionEntry? Find(IMethodSymbol method, ScalarType generic) =>
        method.ContainingNamespace.ToDisplayString() == "System.Numerics"
            ? FunctionCatalog.Find("double", method.Name, [.. method.Parameters.Select(parameter => ScalarTypes.Of(parameter.Type) is { } type ? (type.Kind == ScalarKind.Generic ? generic : type) : TypeOf(parameter))])
            : null;

    /// <summary>Whether it is <c>T.CreateChecked(n)</c>, with T a real type.</summary>
    public static bool IsCreation(IMethodSymbol method) => method is { IsStatic: true, Name: "CreateChecked", Parameters.Length: 1 }
        && method.ContainingNamespace.ToDisplayString() is "System" or "System.Numerics";

    /// <summary>Whether it is one of <c>ArgumentNullException.ThrowIfNull</c>, <c>ArgumentOutOfRangeException.ThrowIfNegative</c>…</summary>
    public static bool IsGuard(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsVoid: true }
        && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        && IsSystem(method.ContainingType)
        && method.ContainingType.Name is "ArgumentException" or "ArgumentNullException" or "ArgumentOutOfRangeException" or "ObjectDisposedException";

    /// <summary>The method of <paramref name="type"/> that implements a static abstract one, where it is public there under the same name.</summary>
    public static IMethodSymbol? Implementation(ITypeSymbol type, IMethodSymbol declared) =>
        type.GetMembers(declared.Name).OfType<IMethodSymbol>().FirstOrDefault(method =>
            method.IsStatic
            && method.Parameters.Length == declared.Parameters.Length
            && method.Parameters.Zip(declared.OriginalDefinition.Parameters, (mine, theirs) => SymbolEqualityComparer.Default.Equals(
                mine.Type,
                theirs.Type is ITypeParameterSymbol ? type : theirs.Type)).All(same => same));

    private static ScalarType TypeOf(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && ScalarTypes.Of(parameter.Type) is { } type ? type : ScalarTypes.Opaque(parameter.Type);

    private static bool IsSystem(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
