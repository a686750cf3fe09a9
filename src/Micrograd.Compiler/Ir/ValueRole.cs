namespace Micrograd.Compiler.Ir;

/// <summary>Which computation a value belongs to.</summary>
public enum ValueRole
{
    /// <summary>The user's own computation, never rewritten.</summary>
    Primal,

    /// <summary>Derived by differentiation; may be simplified.</summary>
    Derivative,
}
