using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>Something that can be assigned. What tells where it is, is evaluated already: C# does so before it evaluates what is assigned.</summary>
/// <param name="Type">What it holds.</param>
internal abstract record Place(IrType Type)
{
    /// <summary>A local or a parameter.</summary>
    public sealed record Local(Variable Variable) : Place(Variable.Type);

    /// <summary>An element of an array or span.</summary>
    public sealed record Element(ValueId Memory, EquatableArray<ValueId> Indices, ScalarType ElementType, Microsoft.CodeAnalysis.Location Location) : Place(ElementType);
}
