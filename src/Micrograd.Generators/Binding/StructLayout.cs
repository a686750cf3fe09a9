using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>How a struct or tuple made of scalars is taken apart: the IR knows scalars only.</summary>
internal sealed class StructLayout
{
    private const int MostLeaves = 64;

    /// <summary>How deep structs may lie in structs. Ones that hold themselves do not compile, but are looked at while they are being written.</summary>
    public const int MostNesting = 16;

    private StructLayout(INamedTypeSymbol type, IReadOnlyList<StructField> fields)
    {
        (Type, Fields) = (type, fields);
        Leaves =
        [
            .. fields.SelectMany(field => field.Inner is null
                ? [new StructLeaf([field], field.Scalar!)]
                : field.Inner.Leaves.Select(leaf => new StructLeaf([field, .. leaf.Path], leaf.Type))),
        ];
    }

    /// <summary>The struct.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>Its fields, in order of declaration.</summary>
    public IReadOnlyList<StructField> Fields { get; }

    /// <summary>The scalars in it, in order.</summary>
    public IReadOnlyList<StructLeaf> Leaves { get; }

    /// <summary>Whether anything in it can be differentiated.</summary>
    public bool HoldsReals => Leaves.Any(leaf => leaf.Type.IsReal);

    /// <summary>The layout of tuples and of structs that hold reals; null for every other type.</summary>
    public static StructLayout? Of(ITypeSymbol? type) => Of(type, nesting: 0);

    /// <summary>Why a struct that holds reals cannot be taken apart, and what to do about it; null if it can, or holds none.</summary>
    public static string? WhyNot(ITypeSymbol type)
    {
        string? reason = null;
        return IsStruct(type) && Build((INamedTypeSymbol)type, nesting: 0, out reason) is null ? reason : null;
    }

    /// <summary>The field that an access means; null if it is none of this struct's own.</summary>
    public StructField? Find(ISymbol member)
    {
        if (!Type.IsTupleType)
        {
            return Fields.FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.Symbol.OriginalDefinition, member.OriginalDefinition));
        }

        var position = ((member as IFieldSymbol)?.CorrespondingTupleField ?? member).Name;
        return Enumerable.Range(0, Fields.Count).Where(i => position == "Item" + (i + 1)).Select(i => Fields[i]).FirstOrDefault();
    }

    private static bool IsStruct(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsRefLikeType: false, IsUnboundGenericType: false, EnumUnderlyingType: null } named
        && named.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
        && (named.IsTupleType || Vectors.IsVector(named) || (!ScalarTypes.IsNumberOfSystem(named) && ScalarTypes.ContainsReals(named)));

    private static StructLayout? Of(ITypeSymbol? type, int nesting) => IsStruct(type) ? Build((INamedTypeSymbol)type!, nesting, out _) : null;

    private static StructLayout? Build(INamedTypeSymbol type, int nesting, out string? reason)
    {
        reason = nesting > MostNesting ? "structs lie in it more than " + MostNesting + " deep; take some out" : WhyNotAsAWhole(type);
        if (reason is not null)
        {
            return null;
        }

        var fields = new List<StructField>();
        var offset = 0;
        foreach (var field in type.IsTupleType ? type.TupleElements : type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
        {
            var symbol = field.AssociatedSymbol is IPropertySymbol property ? property : (ISymbol)field;
            if (symbol is IPropertySymbol semiAuto && HasBody(semiAuto))
            {
                reason = $"an accessor of its property '{symbol.Name}' uses 'field'; declare the field";
                return null;
            }

            var inner = Of(field.Type, nesting + 1);
            var scalar = IsStruct(field.Type) ? null : ScalarTypes.OfValue(field.Type);
            if (field.IsFixedSizeBuffer || (inner is null && scalar is null))
            {
                reason = $"its field '{symbol.Name}' of type '{field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' cannot be; use fields that are numbers, or structs of numbers";
                return null;
            }

            fields.Add(new StructField(symbol, symbol.Name, scalar, inner, offset));
            offset += fields[fields.Count - 1].Count;
        }

        if (offset > MostLeaves)
        {
            reason = $"it has more than {MostLeaves} fields; pass them in an array";
            return null;
        }

        return new StructLayout(type, fields);
    }

    /// <summary>Whether a property with a field of its own does more than read and write it.</summary>
    private static bool HasBody(IPropertySymbol property) => property.OriginalDefinition.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is PropertyDeclarationSyntax declaration
        && (declaration.ExpressionBody is not null || declaration.AccessorList?.Accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null) == true));

    private static string? WhyNotAsAWhole(INamedTypeSymbol type)
    {
        if (type.IsTupleType || Vectors.IsVector(type))
        {
            return null;
        }

        var declarations = type.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().ToArray();
        if (declarations.Length == 0)
        {
            return $"it is declared in another assembly ('{type.ContainingAssembly?.Name}'); copy its numbers into a struct or tuple of this project";
        }

        if (type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "StructLayoutAttribute" or "InlineArrayAttribute"
            && attribute.ConstructorArguments is [{ Value: not 0 }, ..]))
        {
            return "the layout of its fields is given by an attribute, so that they may overlap; use a struct without it";
        }

        return CapturedParameter(declarations) is { } captured
            ? $"the parameter '{captured}' of its primary constructor is captured; give it a property: 'public double {char.ToUpperInvariant(captured[0]) + captured.Substring(1)} {{ get; }} = {captured};'"
            : null;
    }

    /// <summary>A parameter of a primary constructor that members read becomes a field that no symbol shows.</summary>
    private static string? CapturedParameter(IEnumerable<TypeDeclarationSyntax> declarations)
    {
        foreach (var declaration in declarations.Where(declaration => declaration is not RecordDeclarationSyntax && declaration.ParameterList is not null))
        {
            var names = new HashSet<string>(declaration.ParameterList!.Parameters.Select(parameter => parameter.Identifier.ValueText), StringComparer.Ordinal);
            var found = declaration.Members
                .Where(member => member is not (FieldDeclarationSyntax or BaseTypeDeclarationSyntax))
                .SelectMany(member => member.DescendantNodes(node => node is not EqualsValueClauseSyntax))
                .OfType<IdentifierNameSyntax>()
                .FirstOrDefault(name => names.Contains(name.Identifier.ValueText));
            if (found is not null)
            {
                return found.Identifier.ValueText;
            }
        }

        return null;
    }
}
