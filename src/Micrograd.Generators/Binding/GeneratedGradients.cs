using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>Finds generated gradients in referenced assemblies.</summary>
internal static class GeneratedGradients
{
    /// <summary>The <c>FWithGradient</c> of a function of numbers in another assembly; null if it has none that can be used.</summary>
    public static IMethodSymbol? Find(IMethodSymbol function, Compilation compilation)
    {
        if (!function.IsStatic || function.IsGenericMethod || ScalarTypes.Of(function.ReturnType) is not { IsReal: true }
            || SymbolEqualityComparer.Default.Equals(function.ContainingAssembly, compilation.Assembly)
            || Attributes.Find(function) is not { } mark
            || OwnDerivatives.RealParameters(function).Any(parameter => !SymbolEqualityComparer.Default.Equals(parameter.Type, function.ReturnType)))
        {
            return null;
        }

        return function.ContainingType.GetMembers((Attributes.Name(mark) ?? function.Name) + "WithGradient").OfType<IMethodSymbol>().FirstOrDefault(method =>
            method.IsStatic
            && method.Parameters.Select(parameter => parameter.Type).SequenceEqual(function.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default)
            && PropertiesOf(method).Count == OwnDerivatives.RealParameters(function).Count()
            && compilation.IsSymbolAccessibleWithin(method, compilation.Assembly));
    }

    /// <summary>The properties that hold the partial derivatives, in order of the parameters.</summary>
    public static IReadOnlyList<string> PropertiesOf(IMethodSymbol gradient) =>
        gradient.ReturnType is INamedTypeSymbol { TypeKind: TypeKind.Struct } record
            && record.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters is [{ Name: "Value" }, ..]) is { } constructor
            ? [.. constructor.Parameters.Skip(1).Select(parameter => parameter.Name)]
            : [];
}
