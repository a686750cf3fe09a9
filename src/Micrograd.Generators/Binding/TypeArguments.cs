using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>What the type parameters in a generic helper stand for where it is called.</summary>
internal sealed class TypeArguments : IEquatable<TypeArguments>
{
    private readonly ImmutableDictionary<ITypeParameterSymbol, ITypeSymbol> _map;

    private TypeArguments(ImmutableDictionary<ITypeParameterSymbol, ITypeSymbol> map) => _map = map;

    /// <summary>No type parameters.</summary>
    public static TypeArguments None { get; } =
        new(ImmutableDictionary.Create<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default, SymbolEqualityComparer.Default));

    /// <summary>All type parameters of a method stand for one type.</summary>
    public static TypeArguments At(IMethodSymbol method, ITypeSymbol type) => None.ForCall(method.Construct([.. method.TypeParameters.Select(_ => type)]));

    /// <summary>The type with type parameters replaced, also inside constructed types.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => _map.TryGetValue(parameter, out var argument) ? argument : type,
        INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false, ContainingType: null } named when _map.Count > 0 =>
            named.OriginalDefinition.Construct([.. named.TypeArguments.Select(Resolve)]),
        _ => type,
    };

    /// <summary>The map inside <paramref name="callee"/>, called where this one holds.</summary>
    public TypeArguments ForCall(IMethodSymbol callee)
    {
        var map = callee.MethodKind == MethodKind.LocalFunction ? _map : None._map;
        map = Add(map, callee.OriginalDefinition.TypeParameters, callee.TypeArguments);
        for (var type = callee.ContainingType; type is not null; type = type.ContainingType)
        {
            map = Add(map, type.OriginalDefinition.TypeParameters, type.TypeArguments);
        }

        return new(map);
    }

    /// <inheritdoc/>
    public bool Equals(TypeArguments? other) =>
        other is not null
        && _map.Count == other._map.Count
        && _map.All(entry => other._map.TryGetValue(entry.Key, out var argument) && SymbolEqualityComparer.Default.Equals(entry.Value, argument));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TypeArguments);

    /// <inheritdoc/>
    public override int GetHashCode() => _map.Count;

    private ImmutableDictionary<ITypeParameterSymbol, ITypeSymbol> Add(
        ImmutableDictionary<ITypeParameterSymbol, ITypeSymbol> map,
        ImmutableArray<ITypeParameterSymbol> parameters,
        ImmutableArray<ITypeSymbol> arguments)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var argument = Resolve(arguments[i]);
            if (!SymbolEqualityComparer.Default.Equals(parameters[i], argument))
            {
                map = map.SetItem(parameters[i], argument);
            }
        }

        return map;
    }
}
