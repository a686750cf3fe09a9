namespace Micrograd.Fuzzing.Programs;

/// <summary>Type of a variable of a random method.</summary>
internal enum VariableKind
{
    /// <summary><c>double</c>.</summary>
    Real,

    /// <summary><c>int</c>.</summary>
    Integer,

    /// <summary><c>bool</c>.</summary>
    Boolean,

    /// <summary>The immutable struct <c>Vec</c>.</summary>
    Vector,

    /// <summary>The mutable struct <c>Box</c>.</summary>
    Box,

    /// <summary><c>float</c>.</summary>
    Single,

    /// <summary><c>long</c>.</summary>
    Long,

    /// <summary><c>uint</c>.</summary>
    Unsigned,

    /// <summary>A pair of <c>double</c>.</summary>
    Pair,
}
