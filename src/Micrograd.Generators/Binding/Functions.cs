using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Library methods that binding knows.</summary>
internal static class Functions
{
    /// <summary>The operation that a method of <c>Math</c>, <c>MathF</c>, <c>double</c>, <c>float</c> or an integer type computes; null if it is none.</summary>
    public static OpCode? Find(IMethodSymbol method)
    {
        if (!method.IsStatic || method.ContainingNamespace?.ToDisplayString() != "System" || !IsOwner(method.ContainingType)
            || ScalarTypes.Of(method.ReturnType) is null || method.Parameters.Any(parameter => ScalarTypes.Of(parameter.Type) is null))
        {
            return null;
        }

        var parameters = method.Parameters;
        var name = (method.Name, parameters.Length) switch
        {
            ("Ieee754Remainder", 2) => nameof(OpCode.IEEERemainder),
            ("Log", 2) => nameof(OpCode.LogBase),
            ("Round", 2) => parameters[1].Type.TypeKind == TypeKind.Enum ? nameof(OpCode.RoundMode) : nameof(OpCode.RoundDigits),
            ("Round", 3) => nameof(OpCode.RoundDigitsMode),
            _ => method.Name,
        };
        return Enum.TryParse<OpCode>(name, out var op) && op >= OpCode.Abs && !name.StartsWith("SinOf", StringComparison.Ordinal) && !name.StartsWith("CosOf", StringComparison.Ordinal)
            ? op
            : null;
    }

    /// <summary>The name of <c>SinCos</c> or <c>SinCosPi</c>; null for every other method.</summary>
    public static string? SinCos(IMethodSymbol method) =>
        method.Name is "SinCos" or "SinCosPi" && method.ContainingNamespace?.ToDisplayString() == "System" && IsOwner(method.ContainingType) ? method.Name : null;

    /// <summary>Whether it is one of <c>ArgumentNullException.ThrowIfNull</c>, <c>ArgumentOutOfRangeException.ThrowIfNegative</c>…</summary>
    public static bool IsGuard(IMethodSymbol method) =>
        method.IsStatic
        && method.ReturnsVoid
        && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        && method.ContainingNamespace?.ToDisplayString() == "System"
        && method.ContainingType.Name is "ArgumentException" or "ArgumentNullException" or "ArgumentOutOfRangeException" or "ObjectDisposedException";

    /// <summary>The method of <paramref name="type"/> that implements a static abstract one, where it is public there under the same name.</summary>
    public static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol declared) =>
        type.GetMembers(declared.Name).OfType<IMethodSymbol>().FirstOrDefault(method =>
            method.IsStatic && method.Parameters.Length == declared.Parameters.Length
            && method.Parameters.Zip(declared.OriginalDefinition.Parameters, (mine, theirs) =>
                theirs.Type is not ITypeParameterSymbol ? SymbolEqualityComparer.Default.Equals(mine.Type, theirs.Type) : SymbolEqualityComparer.Default.Equals(mine.Type, type)).All(same => same));

    private static bool IsOwner(INamedTypeSymbol type) => type.Name is "Math" or "MathF" || ScalarTypes.Of(type) is { Kind: not ScalarKind.Boolean };
}
