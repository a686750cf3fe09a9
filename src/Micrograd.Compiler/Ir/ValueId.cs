namespace Micrograd.Compiler.Ir;

/// <summary>Names one SSA value of a <see cref="Function"/>: the index into <see cref="Function.Values"/>.</summary>
/// <param name="Index">Position in the function's table.</param>
public readonly record struct ValueId(int Index)
{
    /// <inheritdoc/>
    public override string ToString() => "%" + Index;
}
