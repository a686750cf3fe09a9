using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>A helper H, derived: a forward part and a pullback, so that a call costs one of each however deep the calls nest.</summary>
internal sealed class DerivedHelper(string forward, string pullback)
{
    /// <summary>Name of the forward part: H's parameters, yields H's results, then <see cref="Saved"/>.</summary>
    public string Forward { get; } = forward;

    /// <summary>Name of the pullback: takes <see cref="Needed"/>, <see cref="Saved"/>, then the results' adjoints; yields the wanted adjoints.</summary>
    public string Pullback { get; } = pullback;

    /// <summary>What the forward part yields for the pullback. A recursive helper saves on the tape instead.</summary>
    public IReadOnlyList<ValueInfo> Saved { get; set; } = [];

    /// <summary>Indices of the parameters that the pullback takes again.</summary>
    public IReadOnlyList<int> Needed { get; set; } = [];

    /// <summary>Whether the tape is used, in it or below it.</summary>
    public bool UsesTape { get; set; }
}
