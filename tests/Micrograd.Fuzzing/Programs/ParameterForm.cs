namespace Micrograd.Fuzzing.Programs;

/// <summary>The type of a parameter of a random method.</summary>
internal enum ParameterForm
{
    /// <summary><c>double</c>.</summary>
    Real,

    /// <summary>The immutable struct <c>Vec</c>.</summary>
    Vector,

    /// <summary><c>double[]</c>.</summary>
    Array,

    /// <summary><c>Span&lt;double&gt;</c>.</summary>
    Span,

    /// <summary><c>ReadOnlySpan&lt;double&gt;</c>.</summary>
    ReadOnlySpan,

    /// <summary><c>ReadOnlySpan&lt;double&gt;</c> of more numbers than there are lanes, called <c>e</c>.</summary>
    LongSpan,

    /// <summary><c>double[][]</c>, rows of three and two numbers.</summary>
    Jagged,

    /// <summary><c>double[,]</c>, two rows of three numbers.</summary>
    Matrix,

    /// <summary><c>Vec[]</c>.</summary>
    VectorArray,

    /// <summary><c>Span&lt;Vec&gt;</c>.</summary>
    VectorSpan,

    /// <summary><c>Box[]</c>.</summary>
    BoxArray,

    /// <summary><c>Span&lt;Box&gt;</c>.</summary>
    BoxSpan,
}
