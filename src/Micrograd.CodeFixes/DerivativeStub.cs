using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Micrograd.CodeFixes;

/// <summary>Writes the method that is to be the derivative of a function. It throws until it is filled in.</summary>
internal static class DerivativeStub
{
    /// <summary>Whether a derivative can be given: the function is static, not generic, and goes from numbers of its own type (and constants) to a number.</summary>
    public static bool IsPossible(IMethodSymbol function) =>
        function is { MethodKind: MethodKind.Ordinary, IsStatic: true, IsGenericMethod: false, ContainingType: { IsGenericType: false, IsAnonymousType: false } }
        && IsReal(function.ReturnType)
        && function.Parameters.All(parameter => parameter.RefKind == RefKind.None)
        && RealParameters(function).Any()
        && RealParameters(function).All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, function.ReturnType));

    /// <summary>The method, to be inserted after <paramref name="caller"/>.</summary>
    public static MemberDeclarationSyntax Write(IMethodSymbol function, SemanticModel model, MemberDeclarationSyntax caller)
    {
        var position = caller.SpanStart;
        var type = Short(function.ContainingType);
        var number = Short(function.ReturnType);
        var parameters = string.Join(", ", function.Parameters.Select(parameter => $"{Short(parameter.Type)} {Written(parameter.Name)}"));
        var partials = RealParameters(function).Select(parameter => $"{number} {Written(Capitalised(parameter.Name))}").ToList();
        var exception = model.Compilation.GetTypeByMetadataName("System.NotImplementedException") is { } known ? Short(known) : "System.NotImplementedException";
        var text = $"""
            [{AttributeNames.At(model, position, "Micrograd.DerivativeOfAttribute")}(typeof({type}), nameof({type}.{Written(function.Name)}))]
            private static {(partials.Count == 1 ? number : $"({string.Join(", ", partials)})")} {FreeName(function.Name + "Derivative", model.GetDeclaredSymbol(caller)?.ContainingType)}({parameters}) => throw new {exception}();
            """;
        return SyntaxFactory.ParseMemberDeclaration(text)!
            .NormalizeWhitespace(elasticTrivia: true)
            .WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);

        string Short(ITypeSymbol symbol) => symbol.ToMinimalDisplayString(model, position);
    }

    private static IEnumerable<IParameterSymbol> RealParameters(IMethodSymbol function) => function.Parameters.Where(parameter => IsReal(parameter.Type));

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Written(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static string FreeName(string name, INamedTypeSymbol? type)
    {
        var free = name;
        for (var i = 2; type is not null && !type.GetMembers(free).IsEmpty; i++)
        {
            free = name + i;
        }

        return free;
    }
}
