namespace Micrograd.Fuzzing.Programs;

/// <summary>An array or span of at least four reals that a random method sees.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSpan">Whether it is a span, of which parts can be taken.</param>
/// <param name="IsWritable">Whether elements can be assigned.</param>
internal sealed record ArrayVariable(string Name, bool IsSpan, bool IsWritable);
