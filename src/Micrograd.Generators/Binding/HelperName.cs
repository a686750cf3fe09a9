using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>What a helper is called.</summary>
internal static class HelperName
{
    /// <summary>The name of a function: operators and constructors have none of their own.</summary>
    public static string Of(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Constructor => "New" + method.ContainingType.Name,
        MethodKind.PropertyGet => method.AssociatedSymbol!.Name,
        MethodKind.UserDefinedOperator or MethodKind.Conversion => method.Name.Replace("op_", string.Empty),
        _ => method.Name,
    };
}
