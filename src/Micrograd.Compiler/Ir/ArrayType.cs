namespace Micrograd.Compiler.Ir;

/// <summary>An array or span of the user's.</summary>
/// <param name="Element">What it holds.</param>
/// <param name="Form">How C# holds it.</param>
public sealed record ArrayType(ScalarType Element, ArrayForm Form)
    : MemoryType(Spelling(Element, Form), Element, Form == ArrayForm.Matrix ? 2 : 1)
{
    /// <summary>Whether its elements may be written.</summary>
    public bool IsWritable => Form != ArrayForm.ReadOnlySpan;

    /// <summary>Whether it is an object, which may be null.</summary>
    public bool IsObject => Form is ArrayForm.Array or ArrayForm.Matrix or ArrayForm.Jagged;

    /// <summary>The same elements, held in another way.</summary>
    public ArrayType As(ArrayForm form) => new(Element, form);

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
