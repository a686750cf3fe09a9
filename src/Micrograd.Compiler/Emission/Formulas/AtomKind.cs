namespace Micrograd.Compiler.Emission.Formulas;

/// <summary>Kinds of factors, in the order in which they are written.</summary>
internal enum AtomKind
{
    /// <summary>A variable or named constant.</summary>
    Symbol,

    /// <summary>A function with its arguments.</summary>
    Function,

    /// <summary>A sum.</summary>
    Sum,
}
