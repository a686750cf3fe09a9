namespace Micrograd.Fuzzing.Programs;

/// <summary>What a fragment of a program is, and what may take its place.</summary>
internal enum FragmentKind
{
    /// <summary>An expression of type <c>double</c>.</summary>
    Real,

    /// <summary>An expression of type <c>int</c>.</summary>
    Integer,

    /// <summary>An expression of type <c>bool</c>.</summary>
    Boolean,

    /// <summary>An expression of the immutable struct <c>Vec</c>.</summary>
    Vector,

    /// <summary>A statement.</summary>
    Statement,

    /// <summary>A list of fragments, each of which may be left out.</summary>
    List,

    /// <summary>Anything that stays: a method, the label of a <c>switch</c> with its body.</summary>
    Other,
}
