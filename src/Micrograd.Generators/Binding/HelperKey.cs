using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>A method with source, at given type arguments: what becomes one function of the module.</summary>
/// <param name="Method">Its definition, generic parameters open.</param>
/// <param name="Types">What the type parameters stand for.</param>
/// <param name="TakesReceiver">Whether <c>this</c> is another object than the marked method's, handed in as the first parameter.</param>
internal sealed record HelperKey(IMethodSymbol Method, TypeArguments Types, bool TakesReceiver)
{
    /// <inheritdoc/>
    public bool Equals(HelperKey? other) =>
        other is not null
        && SymbolEqualityComparer.Default.Equals(Method, other.Method)
        && Types.Equals(other.Types)
        && TakesReceiver == other.TakesReceiver;

    /// <inheritdoc/>
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}
