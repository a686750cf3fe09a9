namespace Micrograd.Compiler.Ir;

/// <summary>An array or span of the user's.</summary>
/// <param name="Element">What it holds; of an array of structs, the first real in each, or the first scalar.</param>
/// <param name="Form">How C# holds it.</param>
public sealed record ArrayType(ScalarType Element, ArrayForm Form)
    : MemoryType(Spelling(Element.Name, Form), Element, RankOf(Form))
{
    private readonly ArrayForm _form = Form;
    private readonly StructShape? _struct;

    /// <summary>How C# holds it.</summary>
    public ArrayForm Form
    {
        get => _form;
        init => (_form, Name, Rank) = (value, Spelling(_struct?.TypeName ?? Element.Name, value), RankOf(value)); // "with" changes all three
    }

    /// <summary>What it holds, if that is structs. Each scalar in them is an element of its own: the last index, a constant, says which.</summary>
    public StructShape? Struct
    {
        get => _struct;
        init => (_struct, Name) = (value, Spelling(value?.TypeName ?? Element.Name, _form));
    }

    /// <inheritdoc/>
    public override bool HoldsReals => Struct is null ? base.HoldsReals : Struct.Leaves.Any(leaf => leaf.Type.IsReal);

    /// <inheritdoc/>
    public override int IndexCount => Struct is null ? Rank : Rank + 1;

    /// <summary>Whether its elements may be written.</summary>
    public bool IsWritable => Form != ArrayForm.ReadOnlySpan;

    /// <summary>Whether it is an object, which may be null.</summary>
    public bool IsObject => Form is ArrayForm.Array or ArrayForm.Matrix or ArrayForm.Jagged;

    /// <summary>An array of structs.</summary>
    public static ArrayType Of(StructShape shape, ArrayForm form)
    {
        var leaves = shape.Leaves.Select(leaf => leaf.Type).ToList();
        return new ArrayType(leaves.Find(leaf => leaf.IsReal) ?? leaves[0], form) { Struct = shape };
    }

    private static int RankOf(ArrayForm form) => form == ArrayForm.Matrix ? 2 : 1;

    private static string Spelling(string element, ArrayForm form) => form switch
    {
        ArrayForm.Array => element + "[]",
        ArrayForm.Span => $"Span<{element}>",
        ArrayForm.ReadOnlySpan => $"ReadOnlySpan<{element}>",
        ArrayForm.Matrix => element + "[,]",
        ArrayForm.Jagged => element + "[][]",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}
