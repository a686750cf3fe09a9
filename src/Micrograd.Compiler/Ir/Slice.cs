namespace Micrograd.Compiler.Ir;

/// <summary>A run of a one-dimensional array as a span: <c>x.Slice(start, length)</c>, <c>x[start..]</c>, <c>x.AsSpan()</c>.</summary>
/// <param name="Result">Of form <see cref="ArrayForm.Span"/> or <see cref="ArrayForm.ReadOnlySpan"/>, or a workspace.</param>
/// <param name="Source">One-dimensional memory.</param>
/// <param name="Start">First index (<c>int</c>); null for 0.</param>
/// <param name="Length">How many (<c>int</c>); null for all that follow.</param>
public sealed record Slice(ValueId Result, ValueId Source, ValueId? Start, ValueId? Length) : View(Result, Source)
{
    /// <summary>Whether it is what a loop of <see cref="Length"/> trips goes through: nothing where there are none, wherever it would start.</summary>
    public bool IsOfLoop { get; init; }
}
