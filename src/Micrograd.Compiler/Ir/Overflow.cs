namespace Micrograd.Compiler.Ir;

/// <summary>What integer arithmetic does on overflow.</summary>
public enum Overflow
{
    /// <summary>What the compilation's option says; nothing needs to be written.</summary>
    Default,

    /// <summary>Throws, against the compilation's option: written <c>checked(…)</c>.</summary>
    Checked,

    /// <summary>Wraps, against the compilation's option: written <c>unchecked(…)</c>.</summary>
    Unchecked,
}
