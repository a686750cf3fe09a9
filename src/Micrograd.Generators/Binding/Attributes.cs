using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

/// <summary>The attributes of the runtime library.</summary>
internal static class Attributes
{
    /// <summary>Metadata name of the attribute that marks methods.</summary>
    public const string Differentiable = "Micrograd.DifferentiableAttribute";

    private const string NoGradient = "Micrograd.NoGradientAttribute";

    /// <summary>The mark on a method; null if it has none.</summary>
    public static AttributeData? Find(ISymbol method) => Find(method, Differentiable);

    /// <summary>Whether the parameter is a constant by word.</summary>
    public static bool IsNoGradient(IParameterSymbol parameter) => Find(parameter, NoGradient) is not null;

    /// <summary>The flags given, as the runtime's <c>Derivatives</c>.</summary>
    public static int Derivatives(AttributeData mark) => mark.ConstructorArguments is [{ Value: int flags }] ? flags : 1;

    /// <summary>The name given for generated members; null if none.</summary>
    public static string? Name(AttributeData mark) =>
        mark.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value is { Kind: TypedConstantKind.Primitive, Value: string name } ? name : null;

    /// <summary>Where the mark is written.</summary>
    public static Location LocationOf(AttributeData mark, IMethodSymbol method) => mark.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? method.Locations[0];

    /// <summary>Whether the derivatives must do without workspace: <c>Allocation.None</c>.</summary>
    public static bool ForbidsWorkspace(AttributeData mark) =>
        mark.NamedArguments.FirstOrDefault(argument => argument.Key == "Allocation").Value is { Kind: TypedConstantKind.Enum, Value: 1 };

    private static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);
}
