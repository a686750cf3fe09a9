using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <content>Loops.</content>
internal sealed partial class Reverser
{
    private IReadOnlyList<Instruction> ReverseFor(For loop, Adjoints adjoints)
    {
        if (!CountedLoop.IsReversible(loop, Builder))
        {
            var general = CountedLoop.ToWhile(loop, Builder);
            var reversed = ReverseWhile(general, adjoints);
            return reversed.Count == 1 && ReferenceEquals(reversed[0], general) ? [loop] : reversed;
        }

        if (ReverseBody(loop.Body, loop.Final, [.. Definitions.Inside(loop)], adjoints) is not { } body)
        {
            return [loop];
        }

        var counted = new CountedLoop(loop, Builder, _definitions);
        var backward = counted.Backward();
        var plan = body.Plan(Builder, loop.Body.Parameters, new Dictionary<ValueId, ValueId> { [loop.Counter] = backward.PrimalCounter });
        var isIndexed = !_isHelper && _nesting == 0 && counted.HasUnitStep;
        UsesTape |= plan.Saved.Count > 0;
        var savings = new LoopSavings(Builder, plan, isIndexed ? counted : null);
        var forwardBody = savings.SaveIn(loop.Body, body.Forward, _helpers);
        var reverseBody = body.Block(Builder, [.. backward.Prologue, .. savings.Recall(backward.Counter)], plan);
        var (initial, final) = Connect(body, loop.Body.Parameters, loop.Final, adjoints);
        Builder.Emit(backward.Bounds);
        Builder.Emit(new For(final, backward.Counter, backward.Start, backward.Comparison, backward.End, backward.Step, initial, reverseBody));
        Settle(body, loop.Body.Parameters, loop.Initial, final, adjoints);
        return [.. savings.Reserved, loop with { Body = forwardBody }];
    }

    private IReadOnlyList<Instruction> ReverseWhile(While loop, Adjoints adjoints)
    {
        if (ReverseBody(loop.Body, loop.Final, [.. Definitions.Inside(loop)], adjoints) is not { } body)
        {
            return [loop];
        }

        var plan = body.Plan(Builder, loop.Body.Parameters, new Dictionary<ValueId, ValueId>());
        UsesTape |= plan.Saved.Count > 0;
        var savings = new LoopSavings(Builder, plan, indexed: null);
        var (forward, zero, trips) = TripCount.Add(loop with { Body = savings.SaveIn(loop.Body, body.Forward, _helpers) }, Builder);
        var (initial, final) = Connect(body, loop.Body.Parameters, loop.Final, adjoints);
        var counter = Builder.NewValue(IrType.Int64, "trip");
        var start = Builder.Integer(0, IrType.Int64);
        Builder.Emit(new For(final, counter, start, OpCode.Less, trips, 1, initial, body.Block(Builder, savings.Recall(counter), plan)));
        Settle(body, loop.Body.Parameters, loop.Initial, final, adjoints);
        return [zero, forward];
    }

    private ReversedBody? ReverseBody(Block body, EquatableArray<ValueId> final, HashSet<ValueId> inside, Adjoints around)
    {
        if (body.End is not Yield end)
        {
            return null;
        }

        var statement = Builder.Statement;
        var scope = new LoopScope(Builder, inside);
        var adjoints = new Adjoints(Builder, scope);
        var targets = body.Parameters.Items.Where(HasAdjoint).ToList();
        var carried = targets.Select(target => Builder.NewValue(Builder[target].Type, AdjointName.Of(Builder[target]))).ToList();
        List<ValueId> next = [];
        List<Instruction> forward = [];
        _nesting++;
        var code = Builder.Capture(() =>
        {
            for (int i = 0, k = 0; i < end.Values.Count; i++)
            {
                if (HasAdjoint(body.Parameters[i]))
                {
                    if (HasAdjoint(end.Values[i]))
                    {
                        adjoints.Add(end.Values[i], carried[k], isFresh: false);
                    }

                    k++;
                }
            }

            forward = Reverse(body.Instructions, adjoints);
            next.AddRange(targets.Select(target => adjoints.Find(target) ?? Zero(Builder[target].Type)));
        });
        _nesting--;
        Builder.Statement = statement;
        foreach (var outer in scope.Outer)
        {
            targets.Add(outer);
            carried.Add(scope.AccumulatorOf(outer)!.Value);
            next.Add(adjoints.Find(outer) ?? carried[carried.Count - 1]);
        }

        if (targets.Count == 0)
        {
            return null;
        }

        var reversed = new ReversedBody(forward, code, targets, carried, next).WithoutInvariants(
            target => IndexOf(body.Parameters, target) is >= 0 and var i ? around.Find(final[i]) : null);
        return reversed with { Code = Simplify(reversed.Code, reversed.Next) };
    }

    /// <summary>What the carried adjoints start from, and where they arrive.</summary>
    private (EquatableArray<ValueId> Initial, EquatableArray<ValueId> Final) Connect(
        ReversedBody body, EquatableArray<ValueId> parameters, EquatableArray<ValueId> final, Adjoints adjoints)
    {
        var initial = body.Targets.Select(target =>
            (IndexOf(parameters, target) is >= 0 and var i ? adjoints.Find(final[i]) : adjoints.Accumulated(target)) ?? Zero(Builder[target].Type));
        return (
            initial.ToEquatableArray(),
            body.Carried.Select(carried => Builder.NewValue(Builder[carried].Type, Builder[carried].Name)).ToEquatableArray());
    }

    /// <summary>Hands the adjoints that arrive before the loop to the values the loop started from.</summary>
    private void Settle(
        ReversedBody body, EquatableArray<ValueId> parameters, EquatableArray<ValueId> initial, EquatableArray<ValueId> final, Adjoints adjoints)
    {
        // Values from outside first: they are replaced, where a start value may be one of them and is added to.
        for (var i = 0; i < body.Targets.Count; i++)
        {
            if (IndexOf(parameters, body.Targets[i]) < 0)
            {
                adjoints.Set(body.Targets[i], final[i]);
            }
        }

        for (var i = 0; i < body.Targets.Count; i++)
        {
            if (IndexOf(parameters, body.Targets[i]) is >= 0 and var k && HasAdjoint(initial[k]))
            {
                adjoints.Add(initial[k], final[i], isFresh: true);
            }
        }

        foreach (var invariant in body.Invariants)
        {
            if (HasAdjoint(initial[IndexOf(parameters, invariant.Target)]))
            {
                adjoints.Add(initial[IndexOf(parameters, invariant.Target)], invariant.Adjoint, isFresh: false);
            }
        }
    }

    private static int IndexOf(EquatableArray<ValueId> values, ValueId value) => values.Items.IndexOf(value);
}
