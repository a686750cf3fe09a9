namespace Micrograd.Compiler.Rules;

/// <summary>How tightly a C# expression binds, loosest first.</summary>
public enum Precedence
{
    /// <summary><c>a ? b : c</c>.</summary>
    Conditional,

    /// <summary><c>a || b</c>.</summary>
    ConditionalOr,

    /// <summary><c>a &amp;&amp; b</c>.</summary>
    ConditionalAnd,

    /// <summary><c>a | b</c>.</summary>
    LogicalOr,

    /// <summary><c>a ^ b</c>.</summary>
    LogicalXor,

    /// <summary><c>a &amp; b</c>.</summary>
    LogicalAnd,

    /// <summary><c>a == b</c>.</summary>
    Equality,

    /// <summary><c>a &lt; b</c>.</summary>
    Relational,

    /// <summary><c>a &lt;&lt; b</c>.</summary>
    Shift,

    /// <summary><c>a + b</c>.</summary>
    Additive,

    /// <summary><c>a * b</c>.</summary>
    Multiplicative,

    /// <summary><c>-a</c>, <c>(float)a</c>.</summary>
    Unary,

    /// <summary>A name, a number, a call, parentheses.</summary>
    Primary,
}
