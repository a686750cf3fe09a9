using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>A scalar at any depth of a struct.</summary>
/// <param name="Path">The fields that lead to it, outermost first.</param>
/// <param name="Type">Its type.</param>
internal sealed record StructLeaf(IReadOnlyList<StructField> Path, ScalarType Type)
{
    /// <summary>What a local for it is called, in a variable called <paramref name="variable"/>: <c>p.Start.X</c> is <c>pStartX</c>.</summary>
    public string NameIn(string variable) => variable + string.Concat(Path.Select(field => Capitalised(field.Name)));

    private static string Capitalised(string name)
    {
        var bare = name.TrimStart('_');
        return bare.Length == 0 ? name : char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }
}
