using Micrograd.Compiler.Emission.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Binding;

/// <summary>The names that generated code uses.</summary>
internal static class GeneratedNames
{
    /// <summary>Types that generated code writes by their simple name.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. KnownTypes.All, "CheckedGradient", "MethodImplAttribute", "SkipLocalsInit"];

    /// <summary>Properties that a record struct has anyway.</summary>
    private static readonly HashSet<string> Reserved =
        new(StringComparer.Ordinal) { "Value", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "ReferenceEquals", "Finalize", "Deconstruct", "PrintMembers" };

    /// <summary>The property of a parameter: <c>spot</c> → <c>Spot</c>, <c>_x</c> → <c>X</c>; <c>value</c> → <c>DValue</c> because <c>Value</c> is the function's value.</summary>
    public static string Property(string parameter, string stem)
    {
        var bare = parameter.TrimStart('_');
        var name = bare.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(bare[0]) ? char.ToUpperInvariant(bare[0]) + bare.Substring(1) : parameter;
        return Reserved.Contains(name) || name == stem + "Gradient" ? "D" + name : name;
    }

    /// <summary>The parameter that takes the gradient by an array: <c>wGradient</c>, with a number where another parameter is called so.</summary>
    public static string Buffer(IParameterSymbol parameter, IMethodSymbol method)
    {
        var taken = new HashSet<string>(method.Parameters.Select(other => other.Name), StringComparer.Ordinal);
        var name = parameter.Name + "Gradient";
        for (var number = 2; taken.Contains(name); number++)
        {
            name = parameter.Name + "Gradient" + number;
        }

        return name;
    }

    /// <summary>A name that is not taken, and is from now on.</summary>
    public static string Free(string wish, HashSet<string> taken)
    {
        var name = wish;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = wish + number;
        }

        return name;
    }

    /// <summary>The file generated for a method: one per type and stem, so that overloads differ.</summary>
    public static string HintName(IMethodSymbol method, string stem)
    {
        var name = stem;
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            name = type.Name + (type.Arity > 0 ? $"{{{string.Join(",", type.TypeParameters.Select(parameter => parameter.Name))}}}" : string.Empty) + "." + name;
        }

        var space = method.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString().Replace("@", string.Empty) + "." : string.Empty;

        // Names of files do not distinguish case; C# does.
        var rank = MarkedMethods.Of(method.ContainingType, stem).TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method)).Count();
        return space + name + (rank == 0 ? string.Empty : "." + (rank + 1)) + ".g.cs";
    }

    /// <summary>What generated members of a marked method are named after.</summary>
    public static string Stem(IMethodSymbol method, AttributeData mark) => Attributes.Name(mark) ?? method.Name;
}
