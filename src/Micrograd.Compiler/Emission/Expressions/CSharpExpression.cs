using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>A C# expression to be: a tree of text, so that building stays linear and printing needs no recursion.</summary>
internal sealed class CSharpExpression(Precedence precedence, IrType type, IReadOnlyList<Part> parts)
{
    /// <summary>How tightly it binds.</summary>
    public Precedence Precedence { get; } = precedence;

    /// <summary>The type that C# gives to this text; it differs from the IR's where a conversion is left to C#.</summary>
    public IrType Type { get; } = type;

    /// <summary>Its text.</summary>
    public IReadOnlyList<Part> Parts { get; } = parts;

    /// <summary>Whether overflow checking changes what it means, and which kind it expects; null if it does not matter.</summary>
    public Overflow? Arithmetic { get; init; }

    /// <summary>What to write instead where C# converts to <see cref="Type"/> by itself: <c>2</c> for <c>2.0</c>, <c>i</c> for <c>(double)i</c>.</summary>
    public CSharpExpression? Implicit { get; init; }

    /// <summary>Whether it is a number.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>The number, for an unsuffixed integer literal.</summary>
    public long? Integer { get; init; }

    /// <summary>The number, for a literal that is written as one.</summary>
    public double? Number { get; init; }

    /// <summary>The variable, if it is nothing but that.</summary>
    public Variable? Variable { get; init; }

    /// <summary>First character.</summary>
    public char Leading { get; } = parts[0].Text is { Length: > 0 } text ? text[0] : parts[0].Inner is { } inner ? inner.Leading : ' ';

    /// <summary>A name, literal or call.</summary>
    public static CSharpExpression Primary(IrType type, string text) => new(Precedence.Primary, type, [text]);

    /// <summary>The expression as an operand that must bind at least as tightly as <paramref name="least"/>.</summary>
    public CSharpExpression AtLeast(Precedence least) => Precedence >= least ? this : Parenthesised();

    /// <summary>The expression in parentheses.</summary>
    public CSharpExpression Parenthesised() => new(Precedence.Primary, Type, ["(", this, ")"]) { Arithmetic = Arithmetic };

    /// <summary>The expression with its overflow checking written out where it differs from the surroundings.</summary>
    public CSharpExpression Settled(Overflow surroundings = Overflow.Default)
    {
        if (Arithmetic is not { } own || own == surroundings)
        {
            return this;
        }

        // Default under a checked parent can only mean unchecked: the parent is marked because it differs from the default.
        var isChecked = own == Overflow.Checked || (own == Overflow.Default && surroundings == Overflow.Unchecked);
        return new(Precedence.Primary, Type, [isChecked ? "checked(" : "unchecked(", this, ")"]);
    }

    /// <summary>The variables that it reads.</summary>
    public IEnumerable<Variable> Reads()
    {
        var stack = new Stack<CSharpExpression>();
        stack.Push(this);
        while (stack.Count > 0)
        {
            var expression = stack.Pop();
            if (expression.Variable is { } variable)
            {
                yield return variable;
            }

            foreach (var part in expression.Parts)
            {
                if (part.Inner is { } inner)
                {
                    stack.Push(inner);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => ExpressionLayout.OneLine([this]);
}
