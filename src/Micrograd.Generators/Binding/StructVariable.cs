namespace Micrograd.Generators.Binding;

/// <summary>A local, parameter or receiver of struct type: one variable per leaf.</summary>
/// <param name="Layout">How it is taken apart.</param>
/// <param name="Leaves">The variables.</param>
internal sealed record StructVariable(StructLayout Layout, IReadOnlyList<Variable> Leaves)
{
    /// <summary>The variables of one field.</summary>
    public IReadOnlyList<Variable> this[StructField field] => [.. Leaves.Skip(field.Offset).Take(field.Count)];
}
