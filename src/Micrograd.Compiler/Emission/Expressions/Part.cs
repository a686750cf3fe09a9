using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>A piece of an expression: text, an inner expression, or a blank at which a long line may be broken.</summary>
internal readonly struct Part
{
    private Part(string? text, CSharpExpression? inner, Precedence level)
    {
        Text = text;
        Inner = inner;
        Level = level;
    }

    /// <summary>The text, if it is text.</summary>
    public string? Text { get; }

    /// <summary>The inner expression, if it is one.</summary>
    public CSharpExpression? Inner { get; }

    /// <summary>For a blank: the operator it follows; loose operators break first.</summary>
    public Precedence Level { get; }

    /// <summary>Whether it is a blank.</summary>
    public bool IsBreak => Text is null && Inner is null;

    public static implicit operator Part(string text) => new(text, null, default);

    public static implicit operator Part(CSharpExpression inner) => new(null, inner, default);

    /// <summary>A blank after an operator of that precedence.</summary>
    public static Part BreakAfter(Precedence level) => new(null, null, level);
}
