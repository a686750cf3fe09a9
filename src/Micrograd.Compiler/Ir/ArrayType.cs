namespace Micrograd.Compiler.Ir;

/// <summary>An array or span of the user's.</summary>
/// <param name="Element">What it holds.</param>
/// <param name="Form">How C# holds it.</param>
public sealed record ArrayType(ScalarType Element, ArrayForm Form)
    : MemoryType(Spelling(Element, Form), Element, RankOf(Form))
{
    private readonly ArrayForm _form = Form;

    /// <summary>How C# holds it.</summary>
    public ArrayForm Form
    {
        get => _form;
        init => (_form, Name, Rank) = (value, Spelling(Element, value), RankOf(value)); // "with" changes all three
    }

    /// <summary>Whether its elements may be written.</summary>
    public bool IsWritable => Form != ArrayForm.ReadOnlySpan;

    /// <summary>Whether it is an object, which may be null.</summary>
    public bool IsObject => Form is ArrayForm.Array or ArrayForm.Matrix or ArrayForm.Jagged;

    private static int RankOf(ArrayForm form) => form == ArrayForm.Matrix ? 2 : 1;

    private static string Spelling(ScalarType element, ArrayForm form) => form switch
    {
        ArrayForm.Array => element.Name + "[]",
        ArrayForm.Span => $"Span<{element.Name}>",
        ArrayForm.ReadOnlySpan => $"ReadOnlySpan<{element.Name}>",
        ArrayForm.Matrix => element.Name + "[,]",
        ArrayForm.Jagged => element.Name + "[][]",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}
