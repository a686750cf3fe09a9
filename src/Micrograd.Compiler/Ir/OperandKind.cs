namespace Micrograd.Compiler.Ir;

/// <summary>What an operand of an <see cref="OpCode"/> is.</summary>
public enum OperandKind
{
    /// <summary>Of the same type as the first operand.</summary>
    AsFirst,

    /// <summary>An <c>int</c>: a degree, a number of digits, a shift.</summary>
    Integer,

    /// <summary>A <c>MidpointRounding</c>.</summary>
    Rounding,
}
