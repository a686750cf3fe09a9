using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Writes values into variables: declarations, assignments, <c>+=</c>, and several at once.</summary>
internal sealed class AssignmentWriter(BodyContext context)
{
    /// <summary>The text that gives <paramref name="variable"/> the value.</summary>
    /// <param name="variable">The variable; declared here if it is not yet.</param>
    /// <param name="value">The value, for what is known of its operation.</param>
    /// <param name="expression">The value, written.</param>
    public IReadOnlyList<Part> Assign(Variable variable, ValueId value, CSharpExpression expression)
    {
        expression = Fit(variable, value, expression);
        if (context.NeedsDeclaration(variable))
        {
            return Initialise(variable, Label(expression, value));
        }

        return (expression.Variable is null ? Compound(variable, value) : null)
            ?? [variable.ToString(), " = ", ExpressionBuilder.Assignable(Label(expression, value), variable.DeclaredType).Settled(), ";"];
    }

    /// <summary>Declares a variable with its first value: <c>var x = …;</c></summary>
    public IReadOnlyList<Part> Initialise(Variable variable, CSharpExpression expression)
    {
        context.Declare(variable);
        return [.. Declared(variable, expression), ";"];
    }

    /// <summary><c>var x = …</c>, with the type written where <c>var</c> would not mean it.</summary>
    public static IReadOnlyList<Part> Declared(Variable variable, CSharpExpression expression)
    {
        // "double x = i", but "var x = 1.0".
        var isInferred = expression.Type == variable.DeclaredType && (expression.Implicit is null || expression.IsLiteral) && IsTyped(expression);
        return isInferred
            ? ["var " + variable, " = ", expression.Settled()]
            : [variable.DeclaredType.Name + " " + variable, " = ", ExpressionBuilder.Assignable(expression, variable.DeclaredType).Settled()];
    }

    /// <summary>Declares a variable that gets its first value inside braces.</summary>
    public IReadOnlyList<Part> Declare(Variable variable)
    {
        context.Declare(variable);
        return [variable.DeclaredType.Name + " " + variable, ";"];
    }

    /// <summary>Sine and cosine of one angle are one call.</summary>
    /// <param name="first">What may compute the sine.</param>
    /// <param name="second">What stands after it.</param>
    /// <returns>The statement; null where they are not such a pair.</returns>
    public IReadOnlyList<Part>? BothOf(Instruction first, Instruction second)
    {
        if (first is not Apply { Op: OpCode.SinOfSinCos or OpCode.SinOfSinCosPi } sine
            || second is not Apply cosine
            || cosine.Op != (sine.Op == OpCode.SinOfSinCos ? OpCode.CosOfSinCos : OpCode.CosOfSinCosPi)
            || cosine.Operands != sine.Operands
            || context.Plan.Folding.IsFolded(sine.Result)
            || context.Plan.Folding.IsFolded(cosine.Result)
            || context.Expressions.Both(sine, context.Read(sine.Operands)) is not { } call
            || context.Plan.Variables[sine.Result] is not { } sin
            || context.Plan.Variables[cosine.Result] is not { } cos)
        {
            return null;
        }

        return [.. Deconstruct([sin, cos]), call.Settled(), ";"];
    }

    /// <summary>Assigns several variables as if at once.</summary>
    /// <param name="sources">The values.</param>
    /// <param name="targets">The values whose variables receive them.</param>
    public IEnumerable<(IReadOnlyList<Part> Text, ValueId Value)> AssignAll(IReadOnlyList<ValueId> sources, IReadOnlyList<ValueId> targets)
    {
        var pending = new List<(Variable Target, ValueId Value, CSharpExpression Expression, HashSet<Variable> Reads)>();
        for (var i = 0; i < targets.Count; i++)
        {
            if (context.Plan.Variables[targets[i]] is not { } target)
            {
                if (context.Plan.Folding.HasEffect(sources[i]))
                {
                    yield return (["_ = ", context.Read(sources[i]).Settled(), ";"], sources[i]);
                }
            }
            else if (context.Read(sources[i]) is var expression && expression.Variable != target)
            {
                pending.Add((target, sources[i], expression, [.. expression.Reads()]));
            }
        }

        while (pending.Count > 0)
        {
            var free = pending.FindIndex(candidate => !pending.Any(other => other.Target != candidate.Target && other.Reads.Contains(candidate.Target)));
            if (free >= 0)
            {
                var next = pending[free];
                pending.RemoveAt(free);
                yield return (Assign(next.Target, next.Value, next.Expression), next.Value);
                continue;
            }

            // Each of the rest is needed by another one first.
            var text = Tuple(pending.Select(item => item.Target).ToList(), pending.Select(item => Fit(item.Target, item.Value, item.Expression)));
            yield return (text, pending[0].Value);
            yield break;
        }
    }

    /// <summary>An argument for an <c>out</c> parameter; null where nobody wants the value.</summary>
    public CSharpExpression Out(Variable? target) =>
        CSharpExpression.Primary(IrType.Boolean, target is null ? "out _" : (context.Declare(target) ? "out var " : "out ") + target);

    /// <summary><c>(a, var b) = </c> for the variables given; null ones are discarded.</summary>
    public IReadOnlyList<Part> Deconstruct(IReadOnlyList<Variable?> targets)
    {
        var areNew = targets.All(target => target is null || context.NeedsDeclaration(target));
        var names = targets.Select(target => target is null ? "_" : (!areNew && context.NeedsDeclaration(target) ? "var " : "") + target).ToList();
        foreach (var target in targets.OfType<Variable>())
        {
            context.Declare(target);
        }

        return [(areNew ? "var (" : "(") + string.Join(", ", names) + ") = "];
    }

    private IReadOnlyList<Part> Tuple(IReadOnlyList<Variable> targets, IEnumerable<CSharpExpression> expressions) =>
        [.. Deconstruct(targets), ExpressionBuilder.Call("", expressions, new ScalarType(ScalarKind.Opaque, "")), ";"];

    // A constant may stand in a variable that is a node in other versions.
    private CSharpExpression Fit(Variable variable, ValueId value, CSharpExpression expression) =>
        variable.DeclaredType == variable.Type ? context.Expressions.Plain(expression, value) : expression;

    private CSharpExpression Label(CSharpExpression expression, ValueId value) =>
        expression.Variable is not null ? expression : context.Expressions.Label(expression, value, context.Plan.Shape.Definitions[value.Index]?.Instruction);

    private IReadOnlyList<Part>? Compound(Variable variable, ValueId value)
    {
        if (context.Plan.Shape.Definitions[value.Index]?.Instruction is not Apply { Overflow: Overflow.Default } apply
            || context.OperandsOf(value) is not { Count: 2 } operands
            || apply.Op is not (OpCode.Add or OpCode.Subtract or OpCode.Multiply or OpCode.Divide)
            || CSharpSpelling.Symbol(apply.Op) is not { } symbol)
        {
            return null;
        }

        var (left, right) = (operands[0], Fit(variable, apply.Operands[1], operands[1]));
        var isCommutative = apply.Op is OpCode.Add or OpCode.Multiply && context.Function.Values[value.Index].Role == ValueRole.Derivative;
        if (left.Variable != variable && isCommutative)
        {
            (left, right) = (operands[1], Fit(variable, apply.Operands[0], operands[0]));
        }

        if (left.Variable != variable)
        {
            return null;
        }

        if ((right.Implicit ?? right).Integer == 1 && apply.Op is OpCode.Add or OpCode.Subtract && !variable.Type.IsReal)
        {
            return [variable + symbol + symbol, ";"];
        }

        var shorter = right.Implicit is { } other && (NumericPromotion.Binary(variable.DeclaredType, other.Type) == variable.DeclaredType || other.IsLiteral) ? other : right;
        return [variable + " " + symbol + "= ", shorter.Settled(), ";"];
    }

    // "default" and "null" have no type of their own.
    private static bool IsTyped(CSharpExpression expression) => expression is not { IsLiteral: true, Type: ScalarType { Kind: ScalarKind.Opaque } };
}
