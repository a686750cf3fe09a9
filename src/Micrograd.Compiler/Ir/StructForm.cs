namespace Micrograd.Compiler.Ir;

/// <summary>How generated code makes a struct.</summary>
public enum StructForm
{
    /// <summary><c>(a, b)</c>.</summary>
    Tuple,

    /// <summary><c>new(a, b)</c>.</summary>
    Constructor,

    /// <summary><c>new() { X = a, Y = b }</c>.</summary>
    Initializer,
}
