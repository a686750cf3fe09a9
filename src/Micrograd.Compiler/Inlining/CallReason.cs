namespace Micrograd.Compiler.Inlining;

/// <summary>Why a helper is called and not inlined.</summary>
public enum CallReason
{
    /// <summary>It reaches itself.</summary>
    Recursive,

    /// <summary>It has a loop.</summary>
    Loop,

    /// <summary>It ends by throwing on every path.</summary>
    Throws,

    /// <summary>It has more operations than <see cref="Inliner.MaxOperations"/>.</summary>
    Large,
}
