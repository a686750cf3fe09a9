using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// switch, as a chain of choices.
internal sealed partial class FunctionBinder
{
    private Steps? BindSwitch(ISwitchOperation choice)
    {
        At(choice.Value.Syntax);
        var value = Bind(choice.Value);
        var exit = _labels[choice.ExitLabel] = new ExitTarget("left");
        if (_state.Thrown is not null)
        {
            return null;
        }

        var text = _builder.Statement;
        return Steps.Concat(SectionsFrom(choice, value, text), new Steps(new Step.Landing(exit), null));
    }

    /// <summary>The sections in order; the one with <c>default</c> runs when no label of any section matches.</summary>
    private Steps? SectionsFrom(ISwitchOperation choice, ValueId value, int text)
    {
        var ordered = choice.Cases.OrderBy(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation) ? 1 : 0).ToArray();
        var fallback = ordered.LastOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));

        // Labels beside default come first in the source but last here: a later section must not take what they match.
        var claimed = fallback?.Clauses.Where(clause => clause is not IDefaultCaseClauseOperation).ToArray() ?? [];
        var chain = fallback is null ? null : BodyOf(fallback, choice);
        foreach (var section in ordered.Where(section => section != fallback).Reverse())
        {
            var overtakes = claimed.Length > 0 && section.Syntax.SpanStart > fallback!.Syntax.SpanStart;
            var rest = chain;
            chain = new Steps(
                new Step.Choice(
                    () =>
                    {
                        _builder.Statement = text;
                        return overtakes
                            ? Choose(MatchAny(claimed, value), IrType.Boolean, () => Boolean(false), () => MatchAny(section.Clauses, value))
                            : MatchAny(section.Clauses, value);
                    },
                    BodyOf(section, choice),
                    rest),
                null);
        }

        return chain;
    }

    /// <summary>The statements of a section, without the <c>break</c> at its end.</summary>
    private static Steps? BodyOf(ISwitchCaseOperation section, ISwitchOperation choice)
    {
        IReadOnlyList<IOperation> body = section.Body is [IBlockOperation block] ? block.Operations : section.Body;
        var ends = body.LastOrDefault() is IBranchOperation branch && SymbolEqualityComparer.Default.Equals(branch.Target, choice.ExitLabel);
        return Steps.Prepend(ends ? [.. body.Take(body.Count - 1)] : body, null);
    }

    private ValueId MatchAny(IReadOnlyList<ICaseClauseOperation> clauses, ValueId value)
    {
        var matches = Match(clauses[0], value);
        foreach (var clause in clauses.Skip(1))
        {
            matches = Or(matches, () => Match(clause, value));
        }

        return matches;
    }

    private ValueId Match(ICaseClauseOperation clause, ValueId value)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return MatchConstant(single.Value, value);
            case IPatternCaseClauseOperation { Guard: null } pattern:
                return MatchPattern(pattern.Pattern, value);
            case IPatternCaseClauseOperation pattern:
                return And(MatchPattern(pattern.Pattern, value), () => Bind(pattern.Guard!));
            default:
                Unsupported(clause);
                return Poison;
        }
    }

    /// <summary>The value of a switch expression, one per type: a struct has several leaves.</summary>
    private IReadOnlyList<ValueId> BindSwitchExpression(ISwitchExpressionOperation choice, IReadOnlyList<ScalarType> types)
    {
        var value = Bind(choice.Value);
        return value == Poison || _state.Thrown is not null ? BindArmsForProblems(choice, types) : BindArms(choice, 0, value, types);
    }

    private IReadOnlyList<ValueId> BindArms(ISwitchExpressionOperation choice, int index, ValueId value, IReadOnlyList<ScalarType> types)
    {
        if (index == choice.Arms.Length)
        {
            ThrowUnmatched(value);
            return [.. types.Select(_ => Poison)];
        }

        var arm = choice.Arms[index];
        var always = arm.Guard is null && (arm.Pattern is IDiscardPatternOperation || (index == choice.Arms.Length - 1 && choice.IsExhaustive && IsPlain(arm.Pattern)));
        if (always)
        {
            return BindValue(arm.Value).Leaves;
        }

        var matches = MatchPattern(arm.Pattern, value);
        if (arm.Guard is not null)
        {
            matches = And(matches, () => Bind(arm.Guard));
        }

        return Choose(matches, types, () => BindValue(arm.Value).Leaves, () => BindArms(choice, index + 1, value, types), otherwiseThrows: index + 1 == choice.Arms.Length);
    }

    /// <summary>Whether a pattern assigns nothing, so that it need not run when it is known to match.</summary>
    private bool IsPlain(IPatternOperation pattern) => _module.Assigned.In(pattern).Count == 0;

    private IReadOnlyList<ValueId> BindArmsForProblems(ISwitchExpressionOperation choice, IReadOnlyList<ScalarType> types)
    {
        foreach (var arm in choice.Arms)
        {
            BindArm(() => BindValue(arm.Value));
        }

        return [.. types.Select(_ => Poison)];
    }

    private void ThrowUnmatched(ValueId value) => Throw(new Template(
        ["new global::System.Runtime.CompilerServices.SwitchExpressionException(", ")"],
        [value]));
}
