using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>Finds the methods that are marked as derivatives of other methods, <c>[DerivativeOf]</c> and <c>[GradientOf]</c>.</summary>
internal static class OwnDerivatives
{
    private const string DerivativeOf = "Micrograd.DerivativeOfAttribute";
    private const string GradientOf = "Micrograd.GradientOfAttribute";

    // Trees outlive compilations: only those that change are looked through again.
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<MethodDeclarationSyntax>> Marked = new();

    private static readonly ConditionalWeakTable<Compilation, IReadOnlyList<IMethodSymbol>> Found = new();

    /// <summary>The derivative of <paramref name="function"/>; null if none is given.</summary>
    public static IMethodSymbol? Find(IMethodSymbol function, Compilation compilation, CancellationToken cancellation) =>
        All(compilation, cancellation).FirstOrDefault(method => Names(method).Any(named => IsNamed(function, named)));

    /// <summary>Whether a method is marked as the derivative of another.</summary>
    public static bool Is(IMethodSymbol method) => Names(method).Any();

    /// <summary>Why a derivative does not fit its function; null if it does.</summary>
    /// <param name="function">The function.</param>
    /// <param name="derivative">The method marked as its derivative.</param>
    /// <param name="partials">The types of the numbers that the derivative returns.</param>
    public static string? WhyNot(IMethodSymbol function, IMethodSymbol derivative, IReadOnlyList<ITypeSymbol> partials)
    {
        var name = $"its derivative '{derivative.Name}'";
        var reals = RealParameters(function).ToList();
        return !function.IsStatic || !derivative.IsStatic || function.IsGenericMethod ? $"{name} can be used only where both are static and not generic"
            : !function.Parameters.Select(parameter => parameter.Type).SequenceEqual(derivative.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default)
                || function.Parameters.Concat(derivative.Parameters).Any(parameter => parameter.RefKind != RefKind.None)
                ? $"{name} must have the same parameters, by value"
            : ScalarTypes.Of(function.ReturnType) is not { IsReal: true } || reals.Count == 0 ? "it is not a function from numbers to a number"
            : reals.Any(parameter => !SymbolEqualityComparer.Default.Equals(parameter.Type, function.ReturnType)) ? $"{name} can be used only where its parameters and its result are of one type, double or float"
            : partials.Count != reals.Count || partials.Any(type => !SymbolEqualityComparer.Default.Equals(type, function.ReturnType))
                ? $"{name} must return {(reals.Count == 1 ? "one number" : $"a tuple of {reals.Count} numbers, one for each parameter")} of type '{function.ReturnType.ToDisplayString()}'"
            : null;
    }

    /// <summary>The parameters with respect to which a function is differentiated.</summary>
    public static IEnumerable<IParameterSymbol> RealParameters(IMethodSymbol function) =>
        function.Parameters.Where(parameter => ScalarTypes.Of(parameter.Type) is { IsReal: true } && !Attributes.IsNoGradient(parameter));

    private static IReadOnlyList<IMethodSymbol> All(Compilation compilation, CancellationToken cancellation) => Found.GetValue(compilation, program =>
    [
        .. from tree in program.SyntaxTrees
           from declaration in Marked.GetValue(tree, MarkedIn)
           select program.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) into method
           where method is not null
           select method,
    ]);

    private static IReadOnlyList<MethodDeclarationSyntax> MarkedIn(SyntaxTree tree) =>
    [
        .. tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => MayBe(attribute, "DerivativeOf") || MayBe(attribute, "GradientOf"))),
    ];

    private static bool MayBe(AttributeSyntax attribute, string name) =>
        attribute.Name.ToString() is var written && (written.EndsWith(name, StringComparison.Ordinal) || written.EndsWith(name + "Attribute", StringComparison.Ordinal));

    private static bool IsNamed(IMethodSymbol function, (INamedTypeSymbol Type, string Name) named) =>
        function.Name == named.Name && SymbolEqualityComparer.Default.Equals(function.ContainingType?.OriginalDefinition, named.Type.OriginalDefinition);

    private static IEnumerable<(INamedTypeSymbol Type, string Name)> Names(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            switch (attribute.AttributeClass?.ToDisplayString(), attribute.ConstructorArguments)
            {
                case (DerivativeOf, [{ Value: INamedTypeSymbol type }, { Value: string name }]):
                    yield return (type, name);
                    break;
                case (GradientOf, [{ Value: string name }]):
                    yield return (method.ContainingType, name);
                    break;
            }
        }
    }
}
