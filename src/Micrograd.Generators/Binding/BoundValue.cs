using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>The value of an expression: a scalar or an array, or a struct taken apart.</summary>
/// <param name="Layout">Null unless it is a struct.</param>
/// <param name="Leaves">One value per leaf of the struct, or one for a value that is none.</param>
internal sealed record BoundValue(StructLayout? Layout, IReadOnlyList<ValueId> Leaves)
{
    /// <summary>A part of a struct.</summary>
    public BoundValue this[StructField field] => new(field.Inner, [.. Leaves.Skip(field.Offset).Take(field.Count)]);
}
