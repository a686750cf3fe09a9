using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>The marked methods of a type by the stem of their generated names, in order. Found once for a type: a file may mark a thousand methods.</summary>
internal static class MarkedMethods
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, ILookup<string, IMethodSymbol>> ByStem = new();

    /// <summary>Those whose stem is <paramref name="stem"/> but for upper and lower case.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol type, string stem) => ByStem.GetValue(type, FindIn)[stem];

    private static ILookup<string, IMethodSymbol> FindIn(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Select(method => (Method: method, Mark: Attributes.Find(method)))
        .Where(marked => marked.Mark is not null)
        .ToLookup(marked => GeneratedNames.Stem(marked.Method, marked.Mark!), marked => marked.Method, StringComparer.OrdinalIgnoreCase);
}
