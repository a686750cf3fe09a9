using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Finds out, before it is bound, whether code reads or writes elements of arrays. Two arrays of one element type may be the same array.</summary>
internal sealed class ElementAccess(ModuleBinder module)
{
    private readonly Dictionary<IMethodSymbol, bool> _readers = new(SymbolEqualityComparer.Default);

    /// <summary>Element types of arrays that <paramref name="root"/> may write; null among them stands for any.</summary>
    public IEnumerable<ITypeSymbol?> Written(IOperation root) => Walk.Within(root).SelectMany(operation => operation switch
    {
        IAssignmentOperation assignment => Targets(assignment.Target),
        IIncrementOrDecrementOperation increment => Targets(increment.Target),
        IInvocationOperation call when !IsPure(call.TargetMethod) && !OnlyReads(call.TargetMethod) => Handed(call, toRead: false),
        _ => [],
    });

    /// <summary>Element types of arrays that <paramref name="root"/> may read; null among them stands for any.</summary>
    public IEnumerable<ITypeSymbol?> Read(IOperation root) => Walk.Within(root).SelectMany(operation => operation switch
    {
        IInvocationOperation call => IsPure(call.TargetMethod) ? [] : Handed(call, toRead: true),
        _ => Targets(operation),
    });

    /// <summary>Whether <paramref name="root"/> makes an array.</summary>
    public static bool Allocates(IOperation root) => Walk.Within(root).Any(operation =>
        operation is IArrayCreationOperation or ICollectionExpressionOperation or IDefaultValueOperation
        || operation.Kind == OperationKind.None
        || operation is IArrayElementReferenceOperation { Indices: [IRangeOperation] }
        || (operation is IInvocationOperation { TargetMethod.Name: "ToArray" or "Clone" or "Empty" } call && ElementOf(call.Type) is not null));

    /// <summary>What code assigns.</summary>
    public AssignedVariables Assigned => module.Assigned;

    /// <summary>Whether evaluating a condition may change something.</summary>
    public bool HasEffects(IOperation condition) => module.Assigned.In(condition).Count > 0 || Written(condition).Any() || Allocates(condition);

    /// <summary>Whether a method with source writes into no array, nor do those it calls.</summary>
    private bool OnlyReads(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (!_readers.TryGetValue(definition, out var onlyReads) && module.BodyOf(definition) is { } body)
        {
            // A recursive call writes only if something else in it does.
            _readers[definition] = true;
            _readers[definition] = onlyReads = !Written(body).Any();
        }

        return onlyReads;
    }

    private static IEnumerable<ITypeSymbol?> Targets(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        IMemberReferenceOperation { Instance: { Type.TypeKind: TypeKind.Struct } instance } and (IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 }) => Targets(instance),
        IArrayElementReferenceOperation element => [Certain(element.Type)],
        IPropertyReferenceOperation { Arguments.Length: 1, Instance.Type: { } type } when ElementOf(type) is { } element => [Certain(element)],
        IImplicitIndexerReferenceOperation { Instance.Type: { } type } when ElementOf(type) is { } element => [Certain(element)],
        _ => [],
    };

    private IEnumerable<ITypeSymbol?> Handed(IInvocationOperation call, bool toRead)
    {
        if (call.TargetMethod is { MethodKind: MethodKind.LocalFunction, IsStatic: false } local
            && CapturedVariables.Of(local.OriginalDefinition, module).Any(variable => ElementOf(FunctionBinder.TypeOfVariable(variable)) is not null))
        {
            yield return null;
        }

        foreach (var operand in call.ChildOperations.Select(child => child is IArgumentOperation argument ? argument.Value : child))
        {
            var source = operand is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Array } conversion ? conversion.Operand : operand;
            if (source.Type is { } type && ElementOf(type) is { } element && (toRead || type.Name != "ReadOnlySpan"))
            {
                yield return Certain(element);
            }
        }
    }

    /// <summary>What a type parameter stands for is not known here.</summary>
    private static ITypeSymbol? Certain(ITypeSymbol? element) => element is ITypeParameterSymbol ? null : element;

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { ElementType: IArrayTypeSymbol row } => ElementOf(row),
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } when MemoryTypes.IsSpan(type) => element,
        _ => null,
    };

    private static bool IsPure(IMethodSymbol method) =>
        method.Name is "GetLength" or "GetUpperBound" or "GetLowerBound" or "AsSpan" or "Slice" or "ToArray" or "Clone"
        && method.ContainingType.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
