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

    /// <summary>A struct in an array or span, or a field of one.</summary>
    /// <param name="Whole">The element that it is or is in.</param>
    /// <param name="Layout">How it is taken apart; null for a number.</param>
    /// <param name="First">Its first scalar among those of the element.</param>
    /// <param name="Count">How many it has.</param>
    public sealed record Struct(Element Whole, StructLayout? Layout, int First, int Count) : Place(Whole.ElementType);
}
