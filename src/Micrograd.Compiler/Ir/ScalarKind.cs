namespace Micrograd.Compiler.Ir;

/// <summary>What a scalar holds.</summary>
public enum ScalarKind
{
    /// <summary><c>double</c>; differentiable.</summary>
    Double,

    /// <summary><c>float</c>; differentiable.</summary>
    Single,

    /// <summary><c>bool</c>.</summary>
    Boolean,

    /// <summary><c>sbyte</c>.</summary>
    SByte,

    /// <summary><c>byte</c>.</summary>
    Byte,

    /// <summary><c>short</c>.</summary>
    Int16,

    /// <summary><c>ushort</c>.</summary>
    UInt16,

    /// <summary><c>char</c>.</summary>
    Char,

    /// <summary><c>int</c>.</summary>
    Int32,

    /// <summary><c>uint</c>.</summary>
    UInt32,

    /// <summary><c>long</c>.</summary>
    Int64,

    /// <summary><c>ulong</c>.</summary>
    UInt64,

    /// <summary>A type parameter that stands for a real: <c>T</c>; differentiable.</summary>
    Generic,

    /// <summary>Anything else, carried along untouched and inactive: a string, an object.</summary>
    Opaque,

    /// <summary>Several <c>double</c>s at once: a derivative along several directions. Only derivatives that are about to be written have it.</summary>
    Lanes,
}
