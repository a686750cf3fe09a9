namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>How tightly C# binds an expression, loosest first.</summary>
internal enum Precedence
{
    /// <summary><c>c ? a : b</c>, and text of unknown shape.</summary>
    Conditional,

    /// <summary><c>||</c>.</summary>
    ConditionalOr,

    /// <summary><c>&amp;&amp;</c>.</summary>
    ConditionalAnd,

    /// <summary><c>|</c>.</summary>
    Or,

    /// <summary><c>^</c>.</summary>
    Xor,

    /// <summary><c>&amp;</c>.</summary>
    And,

    /// <summary><c>==</c> and <c>!=</c>.</summary>
    Equality,

    /// <summary><c>&lt;</c>, <c>&gt;</c> and their kin.</summary>
    Relational,

    /// <summary>Shifts.</summary>
    Shift,

    /// <summary><c>+</c> and <c>-</c>.</summary>
    Additive,

    /// <summary><c>*</c>, <c>/</c>, <c>%</c>.</summary>
    Multiplicative,

    /// <summary>Signs, <c>!</c>, casts.</summary>
    Unary,

    /// <summary>Names, literals, calls.</summary>
    Primary,
}
