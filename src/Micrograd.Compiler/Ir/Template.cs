namespace Micrograd.Compiler.Ir;

/// <summary>C# text with values in it: <c>Parts[0] Holes[0] Parts[1] Holes[1] … Parts[n]</c>. For what the compiler passes on without
/// looking inside: reading a field, building an exception.</summary>
/// <param name="Parts">One more than there are holes.</param>
/// <param name="Holes">Values printed between the parts, each as an operand (parenthesised where needed).</param>
public sealed record Template(EquatableArray<string> Parts, EquatableArray<ValueId> Holes)
{
    /// <summary>Text without values.</summary>
    public static Template Of(string text) => new([text], []);
}
