using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>The tape's members by type. It knows five types; the others are kept in the next one that holds them.</summary>
internal static class TapeMembers
{
    /// <summary>The type in which a scalar is kept.</summary>
    public static ScalarType StorageOf(IrType type) => type is not ScalarType scalar ? IrType.Double : scalar.Kind switch
    {
        ScalarKind.Double => IrType.Double,
        ScalarKind.Single => IrType.Single,
        ScalarKind.Boolean => IrType.Boolean,
        ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64 => IrType.Int64,
        ScalarKind.Generic or ScalarKind.Lanes => scalar,
        ScalarKind.Opaque => throw new NotSupportedException($"A value of type '{type}' cannot be kept on the tape."),
        _ => IrType.Int32,
    };

    /// <summary>The member that takes back a value: <c>PopDouble</c>.</summary>
    public static string Pop(IrType type) => IsGeneric(type) ? $"PopOf<{type.Name}>" : "Pop" + Suffix(type);

    /// <summary>The member that gives workspace: <c>Doubles</c>.</summary>
    public static string Take(IrType type) => IsGeneric(type) ? $"Of<{type.Name}>" : Suffix(type) + "s";

    /// <summary>The member that gives workspace full of zeros: <c>NewDoubles</c>.</summary>
    public static string New(IrType type) => "New" + Take(type);

    /// <summary>The type arguments of members that take whole arrays: what they are is not seen from a span.</summary>
    public static string Of(IrType type) => IsGeneric(type) ? $"<{type.Name}>" : "";

    private static bool IsGeneric(IrType type) => type is ScalarType { Kind: ScalarKind.Generic or ScalarKind.Lanes };

    private static string Suffix(IrType type) => StorageOf(type).Kind switch
    {
        ScalarKind.Double => "Double",
        ScalarKind.Single => "Float",
        ScalarKind.Boolean => "Bool",
        ScalarKind.Int64 => "Long",
        _ => "Int",
    };

    /// <summary>A value as it is kept.</summary>
    public static CSharpExpression Stored(CSharpExpression value, IrType type) => Cast(value, StorageOf(type));

    /// <summary>A value that was kept.</summary>
    public static CSharpExpression Restored(CSharpExpression kept, IrType type) => Cast(kept, (ScalarType)type);

    private static CSharpExpression Cast(CSharpExpression value, ScalarType type) => value.Type == type
        ? value
        : new(Precedence.Primary, type, ["unchecked((" + type.Name + ")", value.Settled().AtLeast(Precedence.Primary), ")"]);
}
