using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>The <c>global using</c> directives of a compilation, which hold in generated files too.</summary>
internal sealed class GlobalUsings
{
    private static readonly ConditionalWeakTable<Compilation, GlobalUsings> Found = new();

    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly List<INamespaceOrTypeSymbol> _targets = [];

    /// <summary>Those of a compilation, collected once.</summary>
    public static GlobalUsings Of(Compilation compilation) => Found.GetValue(compilation, static compilation => new GlobalUsings(compilation));

    private GlobalUsings(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var directive in ((CompilationUnitSyntax)tree.GetRoot()).Usings.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))
            {
                if (directive.Alias is { Name.Identifier.ValueText: var alias })
                {
                    _aliases.Add(alias);
                }
                else if (directive.Name is { } name && compilation.GetSemanticModel(tree).GetSymbolInfo(name).Symbol is INamespaceOrTypeSymbol target)
                {
                    _targets.Add(target);
                }
            }
        }
    }

    /// <summary>Whether one of them, except of <paramref name="imported"/>, gives a meaning to <paramref name="name"/>.</summary>
    public bool Defines(string name, IReadOnlyList<string> imported) =>
        _aliases.Contains(name)
        || _targets.Any(target => !imported.Contains(target.ToDisplayString())
            && (target is INamespaceSymbol
                ? target.GetTypeMembers(name).Any(type => type.Arity == 0 && type.DeclaredAccessibility == Accessibility.Public)
                : target.GetMembers(name).Any(member => member.IsStatic || member is INamedTypeSymbol)));
}
