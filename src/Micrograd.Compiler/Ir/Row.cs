namespace Micrograd.Compiler.Ir;

/// <summary>One array of an array of arrays: <c>x[i]</c>.</summary>
/// <param name="Result">Of form <see cref="ArrayForm.Array"/>.</param>
/// <param name="Source">Of form <see cref="ArrayForm.Jagged"/>.</param>
/// <param name="Index">Which (<c>int</c>).</param>
public sealed record Row(ValueId Result, ValueId Source, ValueId Index) : View(Result, Source);
