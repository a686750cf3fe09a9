using Micrograd.Compiler.Ir;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>Code that computes as its own does, with <c>double</c> wherever that has <c>float</c>: then nothing but rounding is different, and the graph, which does not round to
/// <c>float</c> either, must agree to the last bits.</summary>
internal static class Widening
{
    /// <summary>The module with all numbers widened.</summary>
    public static Module Of(Module module) => new(Of(module.Main), module.Helpers.Items.Select(Of).ToEquatableArray());

    private static Function Of(Function function) => function with
    {
        Values = function.Values.Items.Select(value => value with { Type = Of(value.Type) }).ToEquatableArray(),
        ResultTypes = function.ResultTypes.Items.Select(Of).ToEquatableArray(),
    };

    private static IrType Of(IrType type) => type switch
    {
        ScalarType scalar => Of(scalar),
        WorkspaceType workspace => new WorkspaceType(Of(workspace.Element)),
        ArrayType { Struct: { } shape } array => ArrayType.Of(Of(shape), array.Form),
        ArrayType array => new ArrayType(Of(array.Element), array.Form),
        _ => type,
    };

    private static ScalarType Of(ScalarType type) => type.Kind == ScalarKind.Single ? IrType.Double : type;

    private static StructShape Of(StructShape shape) => shape with
    {
        Members = shape.Members.Items.Select(member => member with { Scalar = member.Scalar is { } scalar ? Of(scalar) : null, Inner = member.Inner is { } inner ? Of(inner) : null }).ToEquatableArray(),
    };
}
