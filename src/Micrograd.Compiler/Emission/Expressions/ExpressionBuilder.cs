using System.Text.RegularExpressions;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>Writes operations of the IR as C# expressions over plain numbers, with the same grouping and the same types.</summary>
/// <param name="function">Whose values the operations are on.</param>
/// <param name="types">How types are written.</param>
internal partial class ExpressionBuilder(Function function, KnownTypes types)
{
    private readonly ConstantOverflow _overflow = new(function);

    /// <summary>How types are written.</summary>
    protected KnownTypes Types { get; } = types;

    /// <summary>The type that an expression for <paramref name="value"/> has.</summary>
    public virtual IrType TypeOf(ValueId value) => function.TypeOf(value);

    /// <summary>An operation.</summary>
    /// <param name="apply">The operation.</param>
    /// <param name="operands">Its operands, written.</param>
    public virtual CSharpExpression Apply(Apply apply, IReadOnlyList<CSharpExpression> operands)
    {
        var type = function.TypeOf(apply.Result);
        var operand = function.TypeOf(apply.Operands[0]);
        if (_overflow.MustRun(apply))
        {
            operands = [.. operands.Select((constant, i) => AtRunTime(constant, function.TypeOf(apply.Operands[i])))];
        }

        if (apply.Op == OpCode.Convert)
        {
            return Convert(operands[0], operand, (ScalarType)type, apply.Overflow);
        }

        if (apply.Op == OpCode.WithPartial)
        {
            return operands[0];
        }

        if (CSharpSpelling.Symbol(apply.Op) is { } symbol)
        {
            if (operands.Count == 1)
            {
                return Prefixed(apply, symbol, operands[0], type);
            }

            var (left, right) = apply.Op.IsShift() ? (Exact(operands[0], operand), operands[1]) : Promoted(operands[0], operands[1], operand);
            return Infix(left, symbol, CSharpSpelling.PrecedenceOf(apply.Op), right, type, IsSensitive(apply.Op, operand) ? apply.Overflow : null);
        }

        return Invoke(apply.Op, operands, (ScalarType)operand, type);
    }

    /// <summary>An element of memory.</summary>
    public CSharpExpression Element(CSharpExpression memory, IReadOnlyList<CSharpExpression> indices, IrType type) =>
        new(
            Precedence.Primary,
            type,
            [memory.AtLeast(Precedence.Primary), "[", .. indices.SelectMany((index, i) => i == 0 ? new Part[] { index.Settled() } : [", ", index.Settled()]), "]"])
        {
            Arithmetic = memory.Arithmetic,
        };

    /// <summary>The part of memory that a loop goes through.</summary>
    public CSharpExpression LoopPart(IEnumerable<CSharpExpression> arguments, IrType type) => Call(Types["Buffers"] + ".Part", arguments, type);

    /// <summary>A new array, all zeros.</summary>
    /// <param name="array">The array.</param>
    /// <param name="lengths">Its lengths, written.</param>
    public virtual CSharpExpression NewArray(ValueId array, IReadOnlyList<CSharpExpression> lengths) =>
        Element(CSharpExpression.Primary(TypeOf(array), "new " + (TypeOf(array) is ArrayType { Struct: { } shape } ? shape.TypeName : ((MemoryType)TypeOf(array)).Element.Name)), lengths, TypeOf(array));

    /// <summary>Sets every element to 0.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="handle">It, written.</param>
    public virtual CSharpExpression Clear(ValueId memory, CSharpExpression handle) =>
        ((MemoryType)TypeOf(memory)).HoldsReals ? Call(Types["Buffers"] + ".Clear", [handle], IrType.Boolean)
        : TypeOf(memory) is ArrayType { IsObject: true } ? Call("Array.Clear", [handle], IrType.Boolean)
        : On(handle, ".Clear");

    /// <summary>Copies all elements of <paramref name="source"/>.</summary>
    /// <param name="copy">The instruction.</param>
    /// <param name="source">From where, written.</param>
    /// <param name="destination">To where, written.</param>
    public virtual CSharpExpression Copy(Copy copy, CSharpExpression source, CSharpExpression destination) =>
        On(source, TypeOf(copy.Source) is ArrayType { IsObject: true } ? ".AsSpan().CopyTo" : ".CopyTo", destination);

    private static CSharpExpression On(CSharpExpression receiver, string method, params CSharpExpression[] arguments) =>
        new(Precedence.Primary, IrType.Boolean, [receiver.AtLeast(Precedence.Primary), Call(method, arguments, IrType.Boolean)]);

    /// <summary>C# text of the user's with values in it.</summary>
    public CSharpExpression Fill(Template template, IReadOnlyList<CSharpExpression> holes, IrType type)
    {
        var parts = new List<Part> { template.Parts[0] };
        for (var i = 0; i < holes.Count; i++)
        {
            var next = template.Parts[i + 1];
            var isWhole = EndsWith(template.Parts[i], "(,") && (StartsWith(next, ",)") || next.Length == 0);
            var hole = Plain(holes[i], template.Holes[i]).Settled();
            parts.Add(isWhole ? hole : hole.AtLeast(Precedence.Primary));
            parts.Add(next);
        }

        var precedence = IsCall(template) ? Precedence.Primary
            : template.Parts.Count == 1 ? Literals.Write(new Literal(0, template.Parts[0]), new ScalarType(ScalarKind.Opaque, "")).Precedence
            : Precedence.Conditional;
        return new(precedence, type, parts);
    }

    /// <summary>The expression as a plain number.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="value">The value it stands for.</param>
    public virtual CSharpExpression Plain(CSharpExpression expression, ValueId value) => expression;

    /// <summary>The expression that defines a value, with what helps to recognise the value later.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="value">The value.</param>
    /// <param name="definition">The instruction that defines it.</param>
    public virtual CSharpExpression Label(CSharpExpression expression, ValueId value, Instruction? definition) => expression;

    /// <summary>The only result of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="value">The result.</param>
    public virtual CSharpExpression CallResult(CSharpExpression call, ValueId value) => call;

    /// <summary>What to write where C# converts to <paramref name="type"/> by itself, as in <c>double x = i</c>.</summary>
    public static CSharpExpression Assignable(CSharpExpression expression, IrType type) =>
        expression.Implicit is { } shorter && (shorter.Type == type || NumericPromotion.IsImplicit(shorter.Type, type) || (shorter.IsLiteral && NumericPromotion.Unary(type) is not null)) ? shorter : expression;

    /// <summary><c>left ∘ right</c>, left-associative; both operands are settled and parenthesised as needed.</summary>
    public static CSharpExpression Infix(
        CSharpExpression left, string symbol, Precedence precedence, CSharpExpression right, IrType type, Overflow? overflow = null)
    {
        var (a, b) = (Child(left, overflow), Child(right, overflow));
        return new(precedence, type, [a.AtLeast(precedence), " " + symbol, Part.BreakAfter(precedence), b.AtLeast(precedence + 1)])
        {
            Arithmetic = overflow ?? (a.Arithmetic is null && b.Arithmetic is null ? null : Overflow.Default),
        };
    }

    /// <summary>A call of <paramref name="name"/>.</summary>
    public static CSharpExpression Call(string name, IEnumerable<CSharpExpression> arguments, IrType type, string suffix = "")
    {
        var parts = new List<Part> { name + "(" };
        Overflow? sensitive = null;
        foreach (var argument in arguments)
        {
            if (parts.Count > 1)
            {
                parts.Add(",");
                parts.Add(Part.BreakAfter(Precedence.Conditional));
            }

            var settled = argument.Settled();
            sensitive ??= settled.Arithmetic;
            parts.Add(settled);
        }

        parts.Add(")" + suffix);
        return new(Precedence.Primary, type, parts) { Arithmetic = sensitive };
    }

    /// <summary><c>condition ? then : otherwise</c>.</summary>
    public CSharpExpression Conditional(CSharpExpression condition, CSharpExpression then, CSharpExpression otherwise, IrType type)
    {
        var test = condition.Settled().AtLeast(Precedence.ConditionalOr);
        if (then.Implicit is { } a && otherwise.Implicit is { } b && a.Type == b.Type)
        {
            // "c ? 1 : -1" beside a real, "c ? 1.0 : -1.0" where nothing else makes it one.
            return Choice(test, then, otherwise, type, Choice(test, a, b, a.Type), then.IsLiteral && otherwise.IsLiteral);
        }

        var (left, right) = Promoted(then, otherwise, type);
        return Choice(test, left, right, type);
    }

    /// <summary><c>!condition</c>, or the comparison that says so where that is exact.</summary>
    public static CSharpExpression Negated(CSharpExpression condition) =>
        condition.Precedence == Precedence.Unary && condition.Leading == '!' && condition.Parts.Count == 2
            ? condition.Parts[1].Inner!
            : new(Precedence.Unary, IrType.Boolean, ["!", condition.AtLeast(Precedence.Unary)]) { Arithmetic = condition.Arithmetic };

    /// <summary>A sign and its operand.</summary>
    protected static CSharpExpression Prefixed(string symbol, CSharpExpression operand, IrType type, Overflow? overflow = null)
    {
        // "--x" is a decrement.
        var written = operand.AtLeast(Precedence.Unary);
        written = written.Leading == symbol[0] ? written.Parenthesised() : written;
        return new(Precedence.Unary, type, [symbol, written]) { Arithmetic = overflow ?? operand.Arithmetic };
    }

    private static CSharpExpression Choice(
        CSharpExpression test, CSharpExpression then, CSharpExpression otherwise, IrType type, CSharpExpression? shorter = null, bool isLiteral = false)
    {
        var (a, b) = (then.Settled(), otherwise.Settled());
        return new(Precedence.Conditional, type,
        [
            test, " ?", Part.BreakAfter(Precedence.Conditional), a.AtLeast(Precedence.ConditionalOr), " :", Part.BreakAfter(Precedence.Conditional), b,
        ])
        {
            Arithmetic = test.Arithmetic ?? a.Arithmetic ?? b.Arithmetic,
            Implicit = shorter,
            IsLiteral = isLiteral,
        };
    }

    private CSharpExpression Invoke(OpCode op, IReadOnlyList<CSharpExpression> operands, ScalarType operand, IrType type)
    {
        var name = Types.Qualified(CSharpSpelling.CSharpName(op, operand)!);
        IEnumerable<CSharpExpression> arguments = operands;
        if (operand.IsReal && !IsOverloaded(op) && (operands.Count > 1 || !operands[0].IsLiteral))
        {
            // Only one overload: C# converts. Of literals, one keeps its type, so that a reader sees reals.
            arguments = operands.All(x => x.IsLiteral) ? operands : operands.Select(x => x.Implicit ?? x);
        }
        else if (op is OpCode.Max or OpCode.Min && operand.IsReal)
        {
            var (a, b) = Promoted(operands[0], operands[1], operand);
            arguments = [a, b];
        }

        return Call(name, arguments, type, CSharpSpelling.Suffix(op));
    }

    /// <summary>The call that gives sine and cosine of one angle; null in a dialect that has none.</summary>
    public virtual CSharpExpression? Both(Apply sine, IReadOnlyList<CSharpExpression> operands) =>
        Call(Types.Qualified(CSharpSpelling.CSharpName(sine.Op, (ScalarType)function.TypeOf(sine.Operands[0]))!), operands.Select(operand => operand.Implicit ?? operand), function.TypeOf(sine.Result));

    private static CSharpExpression Child(CSharpExpression child, Overflow? parent) => child.Settled(parent ?? Overflow.Default);

    // C# has these for several numeric types, and the arguments' types choose.
    private static bool IsOverloaded(OpCode op) =>
        op is OpCode.Abs or OpCode.Max or OpCode.Min or OpCode.Clamp or OpCode.Sign or >= OpCode.Floor and <= OpCode.RoundDigitsMode;

    private static bool IsCall(Template template) => template.Parts.Count == 1 ? Regex.IsMatch(template.Parts[0], @"^[\w.:]+\([^()]*\)$") :
        (template.Parts[0].StartsWith("new ", StringComparison.Ordinal) || char.IsLetter(template.Parts[0].FirstOrDefault()))
        && EndsWith(template.Parts[0], "(") && template.Parts[template.Parts.Count - 1].EndsWith(")", StringComparison.Ordinal);

    private static bool EndsWith(string text, string anyOf) => text.TrimEnd() is { Length: > 0 } trimmed && anyOf.Contains(trimmed[trimmed.Length - 1]);

    private static bool StartsWith(string text, string anyOf) => text.TrimStart() is { Length: > 0 } trimmed && anyOf.Contains(trimmed[0]);
}
