using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <content>Branches.</content>
internal sealed partial class Reverser
{
    /// <summary>Joins the arms of a reversed <see cref="If"/>: every value from outside that either arm gave something to gets one adjoint.</summary>
    /// <returns>The values, the adjoints after the <see cref="If"/> and what each arm yields for them.</returns>
    public (List<ValueId> Targets, List<ValueId> Then, List<ValueId> Else) Join(
        Adjoints before, Adjoints then, List<Instruction> thenCode, Adjoints otherwise, List<Instruction> elseCode, HashSet<ValueId> inside)
    {
        var targets = then.Keys.Concat(otherwise.Keys).Distinct()
            .Where(value => !inside.Contains(value) && (then.Find(value) != before.Find(value) || otherwise.Find(value) != before.Find(value)))
            .OrderBy(value => value.Index)
            .ToList();
        return (targets, Side(then, thenCode), Side(otherwise, elseCode));

        List<ValueId> Side(Adjoints arm, List<Instruction> code)
        {
            var yields = new List<ValueId>();
            Builder.Statement = -1;
            code.AddRange(Builder.Capture(() => yields.AddRange(
                targets.Select(target => arm.Find(target) ?? before.Accumulated(target) ?? Zero(Builder[target].Type)))));
            return yields;
        }
    }

    private IReadOnlyList<Instruction> ReverseIf(If choice, Adjoints adjoints)
    {
        if (choice.Then.End is Throw || choice.Else.End is Throw)
        {
            return ReverseOnlyArm(choice, adjoints);
        }

        var statement = Builder.Statement;
        HashSet<ValueId> inside = [.. choice.Blocks.SelectMany(Definitions.Inside)];
        var (then, thenForward, thenAdjoints) = ReverseArm(choice, choice.Then, adjoints);
        var (otherwise, elseForward, elseAdjoints) = ReverseArm(choice, choice.Else, adjoints);
        Builder.Statement = statement;
        var (targets, thenYields, elseYields) = Join(adjoints, thenAdjoints, then, elseAdjoints, otherwise, inside);
        TakeCommon(targets, thenYields, elseYields, adjoints);
        if (targets.Count == 0 && IsSuperfluous(then, thenForward) && IsSuperfluous(otherwise, elseForward))
        {
            return [choice with { Then = WithFusedLoops(choice.Then, thenForward), Else = WithFusedLoops(choice.Else, elseForward) }];
        }

        then = Simplify(then, [], thenYields);
        otherwise = Simplify(otherwise, [], elseYields);
        var extra = new ArmSavings(Builder, _recollection, thenForward, elseForward, _elements.IsInLoop);
        (then, thenYields) = extra.Recall(then, thenYields, isThen: true);
        (otherwise, elseYields) = extra.Recall(otherwise, elseYields, isThen: false);

        var results = targets.Select(target => Builder.NewValue(Builder[target].Type, AdjointName.Of(Builder[target]))).ToList();
        Builder.Emit(new If(results.ToEquatableArray(), choice.Condition, Arm(then, thenYields), Arm(otherwise, elseYields)));
        for (var i = 0; i < targets.Count; i++)
        {
            adjoints.Set(targets[i], results[i]);
        }

        return [extra.Extend(choice)];

        static Block Arm(List<Instruction> code, List<ValueId> yields) =>
            new([], code.ToEquatableArray(), new Yield(yields.ToEquatableArray()));
    }

    /// <summary>An adjoint that comes out of both arms alike needs no choice.</summary>
    private static void TakeCommon(List<ValueId> targets, List<ValueId> then, List<ValueId> otherwise, Adjoints adjoints)
    {
        for (var i = targets.Count - 1; i >= 0; i--)
        {
            if (then[i] == otherwise[i])
            {
                adjoints.Set(targets[i], then[i]);
                targets.RemoveAt(i);
                then.RemoveAt(i);
                otherwise.RemoveAt(i);
            }
        }
    }

    private (List<Instruction> Reverse, List<Instruction> Forward, Adjoints Adjoints) ReverseArm(If choice, Block arm, Adjoints before)
    {
        var adjoints = before.Fork();
        var (reverse, forward) = Nested(choice, arm, adjoints);
        return (reverse, forward, adjoints);
    }

    /// <summary>Where the other arm throws, whoever comes back went through this one: its reverse needs no condition.</summary>
    private IReadOnlyList<Instruction> ReverseOnlyArm(If choice, Adjoints adjoints)
    {
        var isThen = choice.Else.End is Throw;
        var arm = isThen ? choice.Then : choice.Else;
        if (arm.End is Throw)
        {
            return [choice];
        }

        var (code, forward) = Nested(choice, arm, adjoints);
        if (code.Count == 0)
        {
            return [isThen ? choice with { Then = WithFusedLoops(arm, forward) } : choice with { Else = WithFusedLoops(arm, forward) }];
        }

        var live = adjoints.Keys.Select(key => adjoints.Find(key)!.Value).ToList();
        code = Simplify(code, [], live);
        var extra = new ArmSavings(Builder, _recollection, isThen ? forward : [], isThen ? [] : forward, _elements.IsInLoop);
        var (recalled, renamed) = extra.Recall(code, live, isThen);
        var keys = adjoints.Keys.ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            adjoints.Set(keys[i], renamed[i]);
        }

        Builder.Emit(recalled);
        return [extra.Extend(choice)];
    }

    /// <summary>An arm that has no reverse part but that of fused loops.</summary>
    private Block WithFusedLoops(Block arm, List<Instruction> forward) => forward.Exists(HoldsReverse) ? arm with { Instructions = forward.ToEquatableArray() } : arm;

    private (List<Instruction> Reverse, List<Instruction> Forward) Nested(If choice, Block arm, Adjoints adjoints)
    {
        List<Instruction> forward = [];
        _recollection.Enter(arm, isReversedInPlace: false);
        _nesting++;
        var reverse = Builder.Capture(() =>
        {
            Seed(choice, arm, adjoints);
            forward = Reverse(arm.Instructions, adjoints);
        });
        _nesting--;
        return (reverse, forward);
    }

    private void Seed(If choice, Block arm, Adjoints adjoints)
    {
        var yielded = ((Yield)arm.End).Values;
        for (var i = 0; i < yielded.Count; i++)
        {
            if (adjoints.Find(choice.Yielded[i]) is { } adjoint && HasAdjoint(yielded[i]))
            {
                adjoints.Add(yielded[i], adjoint, isFresh: false);
            }
        }
    }
}
