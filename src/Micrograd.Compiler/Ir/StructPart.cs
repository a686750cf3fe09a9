namespace Micrograd.Compiler.Ir;

/// <summary>A scalar at any depth of a struct.</summary>
/// <param name="Path">How it is reached: <c>.Start.X</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsSettable">Whether it can be assigned by itself, in a struct that stands in a variable.</param>
public readonly record struct StructPart(string Path, ScalarType Type, bool IsSettable)
{
    /// <summary>What it is called in the name of a variable: <c>StartX</c>.</summary>
    public string Name => string.Concat(Path.Replace("@", "").Split('.').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
