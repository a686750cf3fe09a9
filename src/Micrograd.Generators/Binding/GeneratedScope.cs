using System.Collections.Immutable;
using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>What names mean where generated members stand: inside the user's type, in a file whose only usings are <c>System</c> and <c>Micrograd</c>.</summary>
internal sealed class GeneratedScope
{
    private static readonly string[] ImportedNamespaces = ["System", "System.Runtime.CompilerServices", "Micrograd"];

    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _type;
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _members = new(StringComparer.Ordinal);
    private readonly Lazy<GlobalUsings> _globalUsings;

    /// <summary>The scope of members generated beside <paramref name="method"/>.</summary>
    public GeneratedScope(IMethodSymbol method, Compilation compilation)
    {
        (_compilation, _type) = (compilation, method.ContainingType);
        _globalUsings = new(() => GlobalUsings.Of(compilation));
    }

    /// <summary>The containing type, for messages.</summary>
    public string TypeName => _type.Name;

    /// <summary>Names of members that the generated code uses unqualified, sorted.</summary>
    public EquatableArray<string> MemberNames => _members.ToEquatableArray();

    /// <summary>A name as C# writes it: keywords with <c>@</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.FieldKeyword ? "@" + name : name;

    /// <summary>Whether generated code may use the symbol.</summary>
    public bool CanAccess(ISymbol symbol) => _compilation.IsSymbolAccessibleWithin(symbol, _type);

    /// <summary>Notes that generated code uses a member by its simple name.</summary>
    public void UseMember(string name) => _members.Add(name);

    /// <summary>Whether some local or parameter of the bound methods has that name.</summary>
    public bool IsHiddenByLocal(string name) => _locals.Contains(name);

    /// <summary>Notes the locals and parameters that a method declares.</summary>
    public void AddLocals(SyntaxNode method)
    {
        foreach (var node in method.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax variable:
                    _locals.Add(variable.Identifier.ValueText);
                    break;
                case ParameterSyntax parameter:
                    _locals.Add(parameter.Identifier.ValueText);
                    break;
                case SingleVariableDesignationSyntax designation:
                    _locals.Add(designation.Identifier.ValueText);
                    break;
            }
        }
    }

    /// <summary>A static field, property or constant: its simple name where that is enough, in full otherwise.</summary>
    public string StaticMember(ISymbol member, Func<ITypeSymbol, ITypeSymbol> resolve)
    {
        var owner = (INamedTypeSymbol)resolve(member.ContainingType);
        if (!IsHiddenByLocal(member.Name) && Lookup(member.Name) is { } found && SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, member.OriginalDefinition)
            && SymbolEqualityComparer.Default.Equals(found.ContainingType, owner))
        {
            UseMember(member.Name);
            return Escape(member.Name);
        }

        return TypeText(owner) + "." + Escape(member.Name);
    }

    /// <summary>A type: its keyword, its simple name if it is one of <c>System</c>'s and means that here, in full otherwise.</summary>
    public string TypeText(INamedTypeSymbol type) =>
        type is { SpecialType: SpecialType.None, IsGenericType: false, ContainingType: null }
        && ImportedNamespaces.Contains(type.ContainingNamespace.ToDisplayString())
        && !IsShadowed(type.Name)
            ? Escape(type.Name)
            : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Those of <paramref name="names"/> that mean something of the user's here.</summary>
    public EquatableArray<string> ShadowedNames(IEnumerable<string> names) => names.Where(IsShadowed).ToArray().ToEquatableArray();

    private bool IsShadowed(string name) =>
        IsHiddenByLocal(name)
        || _globalUsings.Value.Defines(name, ImportedNamespaces)
        || (Lookup(name) is { } found && !(found is INamedTypeSymbol type && ImportedNamespaces.Contains(type.ContainingNamespace?.ToDisplayString())));

    /// <summary>What a simple name means inside the type, before any using directive is asked.</summary>
    private ISymbol? Lookup(string name)
    {
        for (var type = _type; type is not null; type = type.ContainingType)
        {
            if (type.TypeParameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
            {
                return parameter;
            }

            if (type.Name == name)
            {
                return type;
            }

            for (var level = type; level is not null; level = level.BaseType)
            {
                if (level.GetMembers(name).FirstOrDefault(CanAccess) is { } member)
                {
                    return member;
                }
            }
        }

        for (var space = _type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space.GetMembers(name).FirstOrDefault(CanSee) is { } member)
            {
                return member;
            }
        }

        return null;
    }

    private bool CanSee(INamespaceOrTypeSymbol symbol) => symbol is INamespaceSymbol || CanAccess(symbol);
}
