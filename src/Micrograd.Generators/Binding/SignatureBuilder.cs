using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Generators.Binding;

/// <summary>Writes down, as plain data, everything around a method's body that generated members repeat.</summary>
internal static class SignatureBuilder
{
    private static readonly SymbolDisplayFormat TypeFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat CrefFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    /// <summary>The signature of a method without errors.</summary>
    public static MethodSignature Build(IMethodSymbol method, AttributeData mark, ModuleBinder module, ParameterUse use)
    {
        var stem = GeneratedNames.Stem(method, mark);
        var scope = module.Scope;
        var properties = new HashSet<string>(method.Parameters.Select(parameter => GeneratedNames.Property(parameter.Name, stem)), StringComparer.Ordinal);
        var taken = new HashSet<string>(method.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        return new MethodSignature
        {
            Namespace = method.ContainingNamespace.IsGlobalNamespace ? null : Namespace(method.ContainingNamespace),
            ContainingTypes = ContainingTypes(method).ToArray().ToEquatableArray(),
            Accessibility = SyntaxFacts.GetText(method.DeclaredAccessibility),
            IsStatic = method.IsStatic,
            IsReadOnly = method is { IsStatic: false, ContainingType.TypeKind: TypeKind.Struct } && (method.IsReadOnly || method.ContainingType.IsReadOnly),
            Name = method.Name,
            Stem = stem,
            TypeParameters = method.TypeParameters.Length == 0 || !IsOpen(method) ? string.Empty : $"<{string.Join(", ", method.TypeParameters.Select(parameter => GeneratedScope.Escape(parameter.Name)))}>",
            TypeArguments = IsOpen(method) ? string.Empty : $"<{string.Join(", ", method.TypeArguments.Select(argument => argument.ToDisplayString(TypeFormat)))}>",
            Constraints = IsOpen(method) ? string.Concat(method.TypeParameters.Select(Constraint)) : string.Empty,
            Parameters = MainParameter.Of(method).SelectMany(parameter => parameter.Layout is null ? [Parameter(parameter, method, stem, use, module)] : Parts(parameter, taken, properties, stem, module)).ToArray().ToEquatableArray(),
            ReturnType = method.ReturnsVoid ? null : ValueTypes.Of(method.ReturnType) ?? ScalarTypes.Opaque(method.ReturnType),
            ResultShape = StructLayout.Of(method.ReturnType) is { } result ? new StructShapes(module).Of(result, out _) : null,
            ReadsOutput = use.ReadsOutput,
            Kinds = Kinds(mark, method),
            Cref = Cref(method),
            HintName = GeneratedNames.HintName(method, stem),
            ShadowedNames = scope.ShadowedNames(GeneratedNames.Types),
            MemberNames = scope.MemberNames,
        };
    }

    private const DerivativeKinds All = DerivativeKinds.Gradient | DerivativeKinds.Trace | DerivativeKinds.Check
        | DerivativeKinds.Jvp | DerivativeKinds.Vjp | DerivativeKinds.Jacobian | DerivativeKinds.Hvp | DerivativeKinds.Hessian;

    /// <summary>What to generate: by default gradient, trace and check for a method of one number, Jacobian and products with it for others.</summary>
    public static DerivativeKinds Kinds(AttributeData mark, IMethodSymbol method)
    {
        var flags = Attributes.Derivatives(mark);
        var kinds = (DerivativeKinds)(flags >> 1) & All;
        return (flags & 1) == 0 ? kinds
            : IsScalarValued(method) ? kinds | DerivativeKinds.Gradient | DerivativeKinds.Trace | DerivativeKinds.Check
            : kinds | DerivativeKinds.Jacobian | DerivativeKinds.Vjp | DerivativeKinds.Jvp;
    }

    /// <summary>Whether the method returns one real.</summary>
    public static bool IsScalarValued(IMethodSymbol method) => ScalarTypes.Of(method.ReturnType) is { IsReal: true };

    /// <summary>Whether F is differentiated with respect to the parameter.</summary>
    public static bool IsActive(IParameterSymbol parameter) => (ValueTypes.Of(parameter.Type) is { HoldsReals: true } || StructLayout.Of(parameter.Type) is { HoldsReals: true }) && !Attributes.IsNoGradient(parameter);

    private static ParameterSignature Parameter(MainParameter main, IMethodSymbol method, string stem, ParameterUse use, ModuleBinder module)
    {
        var (parameter, index) = (main.Symbol, main.First);
        var type = module.MemoryOf(parameter.Type, type => type) ?? (IrType?)ScalarTypes.Of(parameter.Type) ?? new ScalarType(ScalarKind.Opaque, parameter.Type.ToDisplayString(TypeFormat));
        return new ParameterSignature(
            parameter.Name,
            type,
            Modifier(parameter),
            parameter.HasExplicitDefaultValue ? Constants.Default(parameter) : null,
            IsActive(parameter) && !use.IsOutput(index),
            GeneratedNames.Property(parameter.Name, stem))
        {
            BufferName = IsActive(parameter) && type is MemoryType ? GeneratedNames.Buffer(parameter, method) : null,
            IsWritten = use.IsWritten(index),
            IsOutput = use.IsOutput(index),
        };
    }

    private static string Modifier(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => string.Empty,
    };

    /// <summary>The numbers in a struct: parameters of the IR, which generated code reads from one parameter.</summary>
    private static IEnumerable<ParameterSignature> Parts(MainParameter main, HashSet<string> taken, HashSet<string> properties, string stem, ModuleBinder module)
    {
        var parameter = main.Symbol;
        var shape = new StructShapes(module).Of(main.Layout!, out _)!;
        var activity = main.Activity.ToArray();
        return main.Layout!.Leaves.Select((leaf, i) => new ParameterSignature(
            GeneratedNames.Free(leaf.NameIn(parameter.Name), taken),
            leaf.Type,
            Modifier: string.Empty,
            Default: null,
            activity[i],
            GeneratedNames.Free(GeneratedNames.Property(leaf.NameIn(parameter.Name), stem), properties))
        {
            Struct = new StructParameter(
                parameter.Name,
                shape,
                i,
                Modifier(parameter),
                parameter.HasExplicitDefaultValue ? "default" : null,
                GeneratedNames.Property(parameter.Name, stem)),
        });
    }

    /// <summary>Whether its type parameters are still open.</summary>
    private static bool IsOpen(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method, method.OriginalDefinition);

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        List<string> constraints = parameter switch
        {
            { HasUnmanagedTypeConstraint: true } => ["unmanaged"],
            { HasValueTypeConstraint: true } => ["struct"],
            { HasReferenceTypeConstraint: true } => ["class"],
            { HasNotNullConstraint: true } => ["notnull"],
            _ => [],
        };
        constraints.AddRange(parameter.ConstraintTypes.Select(type => type.ToDisplayString(TypeFormat)));
        if (parameter is { HasConstructorConstraint: true, HasValueTypeConstraint: false })
        {
            constraints.Add("new()");
        }

        return constraints.Count == 0 ? string.Empty : $" where {GeneratedScope.Escape(parameter.Name)} : {string.Join(", ", constraints)}";
    }

    private static IEnumerable<string> ContainingTypes(IMethodSymbol method)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            types.Push(type);
        }

        return types.Select(Declaration);
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        var kind = Kind(type);
        var parameters = type.TypeParameters.Select(parameter => parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => string.Empty,
        } + GeneratedScope.Escape(parameter.Name));
        return $"partial {kind} {GeneratedScope.Escape(type.Name)}{(type.Arity > 0 ? $"<{string.Join(", ", parameters)}>" : string.Empty)}";
    }

    /// <summary>The keyword of a type's declaration: <c>class</c>, <c>record struct</c>.</summary>
    public static string Kind(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };

    private static string Namespace(INamespaceSymbol space) =>
        (space.ContainingNamespace is { IsGlobalNamespace: false } outer ? Namespace(outer) + "." : string.Empty) + GeneratedScope.Escape(space.Name);

    private static string Cref(IMethodSymbol method)
    {
        var parameters = method.OriginalDefinition.Parameters.Select(parameter =>
            (parameter.RefKind switch { RefKind.In => "in ", RefKind.RefReadOnlyParameter => "ref readonly ", _ => string.Empty })
            + parameter.Type.ToDisplayString(CrefFormat).Replace('<', '{').Replace('>', '}'));
        var generic = method.TypeParameters.Length == 0 ? string.Empty : $"{{{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}}}";
        return $"{GeneratedScope.Escape(method.Name)}{generic}({string.Join(", ", parameters)})";
    }
}
