using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Finds the locals and parameters that a statement may assign, whole or in a field: what a loop has to carry from one iteration to the next.</summary>
internal sealed class AssignedVariables(ModuleBinder module)
{
    private readonly Dictionary<IMethodSymbol, bool> _writers = new(SymbolEqualityComparer.Default);

    /// <summary>In order of first assignment; those declared inside are included. <c>this</c> of a struct is known by its type.</summary>
    public IReadOnlyList<ISymbol> In(IOperation root) =>
        [.. TargetsIn(root).Select(RootOf).OfType<ISymbol>().Distinct<ISymbol>(SymbolEqualityComparer.Default)];

    /// <summary>What is assigned: variables, fields of them, elements of arrays.</summary>
    public IEnumerable<IOperation> TargetsIn(IOperation root) => Walk.Within(root).SelectMany(operation => AssignedBy(operation, null));

    /// <summary>Variables that patterns and declarations in it assign, too.</summary>
    public static ISymbol? DeclaredBy(IOperation operation) => operation switch
    {
        IDeclarationPatternOperation { DeclaredSymbol: { } symbol } => symbol,
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        _ => null,
    };

    /// <summary>Where a variable is first assigned inside <paramref name="root"/>.</summary>
    public Location? LocationOf(ISymbol variable, IOperation root) => Walk.Within(root)
        .FirstOrDefault(operation => AssignedBy(operation, null).Any(target => SymbolEqualityComparer.Default.Equals(RootOf(target), variable)))?.Syntax.GetLocation();

    /// <summary>Whether a method of a struct changes the fields of the struct it is called on.</summary>
    public bool WritesThis(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (!_writers.TryGetValue(definition, out var writes))
        {
            _writers.Add(definition, writes = WritesThis(definition, new(SymbolEqualityComparer.Default)));
        }

        return writes;
    }

    /// <summary>The variable that an access goes into; <c>this</c> of a struct is known by its type.</summary>
    public static ISymbol? RootOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { TypeKind: TypeKind.Struct } type } => type.OriginalDefinition,
        IMemberReferenceOperation { Instance: { Type.TypeKind: TypeKind.Struct } instance } and (IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 }) => RootOf(instance),
        _ => DeclaredBy(target),
    };

    private bool WritesThis(IMethodSymbol method, HashSet<IMethodSymbol> visited)
    {
        if (method is { IsStatic: true } or { IsReadOnly: true } or { ContainingType: not { TypeKind: TypeKind.Struct, IsReadOnly: false } }
            || !visited.Add(method) || module.BodyOf(method) is not { } body)
        {
            return false;
        }

        return Walk.Within(body).SelectMany(operation => AssignedBy(operation, visited)).Any(target => RootOf(target) is INamedTypeSymbol);
    }

    private IEnumerable<IOperation> AssignedBy(IOperation operation, HashSet<IMethodSymbol>? visited) => operation switch
    {
        IAssignmentOperation assignment => Targets(assignment.Target),
        IIncrementOrDecrementOperation increment => Targets(increment.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Targets(argument.Value),
        IInvocationOperation { Instance: { Type.TypeKind: TypeKind.Struct } instance } call when Writes(call.TargetMethod, visited) => [instance],
        IPropertyReferenceOperation { Instance: { Type.TypeKind: TypeKind.Struct } instance, Property.GetMethod: { } getter } when Writes(getter, visited) => [instance],
        _ when DeclaredBy(operation) is not null => [operation],
        _ => [],
    };

    private bool Writes(IMethodSymbol method, HashSet<IMethodSymbol>? visited) =>
        visited is null ? WritesThis(method) : WritesThis(method.OriginalDefinition, visited);

    private static IEnumerable<IOperation> Targets(IOperation target) => target switch
    {
        IDeclarationExpressionOperation declaration => Targets(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        _ => [target],
    };
}
