using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Structs in arrays and spans: p[i], p[i].X, p[i].Start.X. Only the numbers that are named are read or written.
internal sealed partial class FunctionBinder
{
    /// <summary>Whether it is an element of an array of structs, or a field in one.</summary>
    private bool IsInElement(IOperation expression) => IsElement(expression)
        ? LayoutOf(expression.Type) is not null
        : FieldIn(expression) is not null && IsInElement(((IMemberReferenceOperation)expression).Instance!);

    /// <summary>The field of a struct that is accessed; null if it is none.</summary>
    private StructField? FieldIn(IOperation expression) =>
        expression is IMemberReferenceOperation { Instance: { } instance } member and (IFieldReferenceOperation or IPropertyReferenceOperation) && LayoutOf(instance.Type) is { } layout
            ? layout.Find(member.Member)
            : null;

    /// <summary>The scalars in an element of an array of structs, or in a field of one. Null if something in it was reported.</summary>
    private Place.Struct? StructAt(IOperation expression)
    {
        if (IsElement(expression))
        {
            return ElementAt(expression) is { } element ? new Place.Struct(element, LayoutOf(expression.Type), 0, LayoutOf(expression.Type)!.Leaves.Count) : null;
        }

        var field = FieldIn(expression)!;
        return StructAt(((IMemberReferenceOperation)expression).Instance!) is { } whole
            ? new Place.Struct(whole.Whole, field.Inner, whole.First + field.Offset, field.Count)
            : null;
    }

    /// <summary>One scalar of a struct in an array.</summary>
    private Place.Element LeafAt(Place.Struct place, int leaf)
    {
        var (whole, index) = (place.Whole, place.First + leaf);
        var type = ((ArrayType)_builder[whole.Memory].Type).Struct!.Leaves.ElementAt(index).Type;
        return new Place.Element(whole.Memory, [.. whole.Indices.Items, Integer(index, IrType.Int32)], type, whole.Location);
    }

    /// <summary>Reads a struct in an array, or a field of one.</summary>
    private BoundValue LoadStruct(Place.Struct place) => new(place.Layout, [.. Enumerable.Range(0, place.Count).Select(leaf => Load(LeafAt(place, leaf)))]);

    /// <summary>Writes one.</summary>
    private void StoreStruct(Place.Struct place, BoundValue value)
    {
        for (var leaf = 0; leaf < place.Count && value.Leaves.Count == place.Count; leaf++)
        {
            Store(LeafAt(place, leaf), value.Leaves[leaf]);
        }
    }

    /// <summary>The only scalar of a field in a struct in an array, to be assigned.</summary>
    private Place.Element? FieldAt(IOperation target) => StructAt(target) is { } place ? LeafAt(place, 0) : null;

    /// <summary>A method that changes the struct it is called on would change the element.</summary>
    private bool ChangesElement(IMethodSymbol method, IOperation instance) =>
        _module.Assigned.WritesThis(method) && IsVariableElement(instance) && IsInElement(instance);

    private bool IsVariableElement(IOperation target) => target switch
    {
        IFieldReferenceOperation { Field.IsReadOnly: false, Instance: { } instance } => IsVariableElement(instance),
        IArrayElementReferenceOperation => true,
        IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } instance } => MemoryOf(instance) is { IsWritable: true },
        IImplicitIndexerReferenceOperation element => MemoryOf(element.Instance) is { IsWritable: true },
        _ => false,
    };
}
