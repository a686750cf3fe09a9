namespace Micrograd.Compiler.Ir;

/// <summary>How C# holds a run of scalars.</summary>
public enum ArrayForm
{
    /// <summary><c>T[]</c>.</summary>
    Array,

    /// <summary><c>Span&lt;T&gt;</c>.</summary>
    Span,

    /// <summary><c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    ReadOnlySpan,

    /// <summary><c>T[,]</c>.</summary>
    Matrix,

    /// <summary><c>T[][]</c>: its rows are arrays, see <see cref="Row"/>.</summary>
    Jagged,
}
