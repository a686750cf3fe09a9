namespace Micrograd.Compiler.Ir;

/// <summary>A scalar. An enum has its underlying kind and its own name.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Name">Its C# name.</param>
public sealed record ScalarType(ScalarKind Kind, string Name) : IrType(Name)
{
    /// <inheritdoc/>
    public override bool IsReal => Kind is ScalarKind.Double or ScalarKind.Single or ScalarKind.Generic or ScalarKind.Lanes;

    /// <summary>Whether it is one of C#'s integer types, <c>char</c> included.</summary>
    public bool IsInteger => Kind is >= ScalarKind.SByte and <= ScalarKind.UInt64;

    /// <summary>Whether it is an enum: integer by kind, with a name of its own.</summary>
    public bool IsEnum => IsInteger && Name != Predefined(Kind).Name;

    /// <summary>C#'s own type of that kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">For <see cref="ScalarKind.Opaque"/> and <see cref="ScalarKind.Generic"/>, which have no name of their own.</exception>
    public static ScalarType Predefined(ScalarKind kind) => kind switch
    {
        ScalarKind.Double => Double,
        ScalarKind.Single => Single,
        ScalarKind.Boolean => Boolean,
        ScalarKind.SByte => new(kind, "sbyte"),
        ScalarKind.Byte => new(kind, "byte"),
        ScalarKind.Int16 => new(kind, "short"),
        ScalarKind.UInt16 => new(kind, "ushort"),
        ScalarKind.Char => new(kind, "char"),
        ScalarKind.Int32 => Int32,
        ScalarKind.UInt32 => new(kind, "uint"),
        ScalarKind.Int64 => Int64,
        ScalarKind.UInt64 => new(kind, "ulong"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no predefined type of that kind."),
    };
}
