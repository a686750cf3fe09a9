namespace Micrograd.Compiler.Ir;

/// <summary>Type of an IR value.</summary>
/// <param name="Name">The type as C# writes it, for example <c>double</c> or <c>global::Shop.Color</c>.</param>
public abstract record IrType(string Name)
{
    /// <summary><c>double</c>.</summary>
    public static ScalarType Double { get; } = new(ScalarKind.Double, "double");

    /// <summary><c>float</c>.</summary>
    public static ScalarType Single { get; } = new(ScalarKind.Single, "float");

    /// <summary><c>bool</c>.</summary>
    public static ScalarType Boolean { get; } = new(ScalarKind.Boolean, "bool");

    /// <summary><c>int</c>.</summary>
    public static ScalarType Int32 { get; } = new(ScalarKind.Int32, "int");

    /// <summary><c>long</c>.</summary>
    public static ScalarType Int64 { get; } = new(ScalarKind.Int64, "long");

    /// <summary>Whether derivatives can flow through values of this type.</summary>
    public virtual bool IsReal => false;

    /// <summary>Whether it is real or holds reals: what can be active.</summary>
    public virtual bool HoldsReals => IsReal;

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
