using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <content>Loops.</content>
internal sealed partial class Reverser
{
    private IReadOnlyList<Instruction> ReverseLoop(Instruction loop, Adjoints adjoints)
    {
        var forward = loop is For counted ? ReverseFor(counted, adjoints) : ReverseWhile((While)loop, loop, adjoints);
        Builder.Statement = -1;
        _elements.Flush(loop, adjoints);
        return forward;
    }

    private IReadOnlyList<Instruction> ReverseFor(For loop, Adjoints adjoints)
    {
        if (ReverseExtremum(loop, adjoints) is { } search)
        {
            return search;
        }

        if (!CountedLoop.IsReversible(loop, Builder))
        {
            var general = CountedLoop.ToWhile(loop, Builder);
            var reversed = ReverseWhile(general, loop, adjoints);
            return reversed.Count == 1 && ReferenceEquals(reversed[0], general) ? [loop] : reversed;
        }

        if (ReverseBody(loop, loop.Body, loop.Final, [.. Definitions.Inside(loop)], adjoints) is not { } body)
        {
            return [loop];
        }

        if (FinishEarly(loop, loop, loop.Body, loop.Initial, loop.Final, body, adjoints) is { } finished)
        {
            return finished;
        }

        Builder.Statement = -1;
        var counted = new CountedLoop(loop, Builder, _definitions);
        var backward = counted.Backward();
        var unwinding = Unwind(loop.Body, loop.Final, loop.Initial, body);
        unwinding.Given.Add(loop.Counter, backward.PrimalCounter);
        var plan = body.Plan(_recollection, loop.Body.Parameters, unwinding.Given);
        var written = _effects.WrittenIn(loop);
        var invariant = plan.TakeInvariant(load => !written.Contains(_effects.Roots.Of(load.Memory)) && _elements.IsInRange(load));
        var isIndexed = !_isHelper && _nesting == 0 && counted.HasUnitStep;
        var savings = new LoopSavings(Builder, plan, isIndexed ? counted : null, _recollection.RestoredIn(loop));
        var forwardBody = savings.SaveIn(loop.Body, body.Forward);
        var reverseBody = body.Block(Builder, [.. backward.Prologue, .. unwinding.Prologue, .. savings.Recall(backward.Counter)], plan);
        var (initial, final) = Connect(body, loop.Body.Parameters, loop.Final, adjoints);
        Builder.Emit(invariant);
        Builder.Emit(backward.Bounds);
        Builder.Emit(unwinding.Extend(new For(final, backward.Counter, backward.Start, backward.Comparison, backward.End, backward.Step, initial, reverseBody)));
        Settle(body, loop.Body.Parameters, loop.Initial, final, adjoints);
        return [.. savings.Reserved, loop with { Body = forwardBody }];
    }

    private IReadOnlyList<Instruction> ReverseWhile(While loop, Instruction origin, Adjoints adjoints)
    {
        if (ReverseBody(origin, loop.Body, loop.Final, [.. Definitions.Inside(loop)], adjoints) is not { } body)
        {
            return [loop];
        }

        if (FinishEarly(loop, origin, loop.Body, loop.Initial, loop.Final, body, adjoints) is { } finished)
        {
            return finished;
        }

        Builder.Statement = -1;
        var unwinding = Unwind(loop.Body, loop.Final, loop.Initial, body);
        var plan = body.Plan(_recollection, loop.Body.Parameters, unwinding.Given);
        var savings = new LoopSavings(Builder, plan, indexed: null, _recollection.RestoredIn(origin));
        var (forward, zero, trips) = TripCount.Add(loop with { Body = savings.SaveIn(loop.Body, body.Forward) }, Builder);
        var (initial, final) = Connect(body, loop.Body.Parameters, loop.Final, adjoints);
        var counter = Builder.NewValue(IrType.Int64, "trip");
        var start = Builder.Integer(0, IrType.Int64);
        Builder.Emit(unwinding.Extend(new For(
            final, counter, start, OpCode.Less, trips, 1, initial, body.Block(Builder, [.. unwinding.Prologue, .. savings.Recall(counter)], plan))));
        Settle(body, loop.Body.Parameters, loop.Initial, final, adjoints);
        return [zero, forward];
    }

    private Unwinding Unwind(Block body, EquatableArray<ValueId> final, EquatableArray<ValueId> initial, ReversedBody reversed) =>
        new(Builder, _definitions, _unwound, body, final, initial, reversed.Code.SelectMany(Traversal.Reads).Concat(reversed.Next));

    /// <summary>Reverses a loop body.</summary>
    /// <param name="loop">The loop of the primal.</param>
    /// <param name="body">The forward body.</param>
    /// <param name="inside">What it defines.</param>
    /// <param name="known">The adjoint of a carried variable, by its index, where it is the same in all iterations and known; null where it is carried.</param>
    /// <returns>Null if nothing in the loop has an adjoint.</returns>
    private ReversedBody? ReverseBody(Instruction loop, Block body, HashSet<ValueId> inside, Func<int, ValueId?> known)
    {
        if (body.End is not Yield end)
        {
            return null;
        }

        var statement = Builder.Statement;
        var scope = new LoopScope(Builder, inside);
        var adjoints = new Adjoints(Builder, Names, scope);
        List<ValueId> targets = [], carried = [], next = [];
        List<Instruction> forward = [];
        _recollection.Enter(body, isReversedInPlace: _fused.Contains(loop));
        _nesting++;
        _elements.Enter(loop, inside);
        var code = Builder.Capture(() =>
        {
            for (var i = 0; i < end.Values.Count; i++)
            {
                var target = body.Parameters[i];
                if (!HasAdjoint(target))
                {
                    continue;
                }

                if (known(i) is not { } adjoint)
                {
                    adjoint = Builder.NewValue(Builder[target].Type, AdjointName.Of(Builder[target]));
                    targets.Add(target);
                    carried.Add(adjoint);
                }

                if (HasAdjoint(end.Values[i]))
                {
                    adjoints.Add(end.Values[i], adjoint, isFresh: false);
                }
            }

            forward = Reverse(body.Instructions, adjoints);
            next.AddRange(targets.Select(target => adjoints.Find(target) ?? Zero(Builder[target].Type)));
        });
        _nesting--;
        _elements.Leave();
        Builder.Statement = statement;
        foreach (var outer in scope.Outer)
        {
            targets.Add(outer);
            carried.Add(scope.AccumulatorOf(outer)!.Value);
            next.Add(adjoints.Find(outer) ?? carried[carried.Count - 1]);
        }

        return targets.Count == 0 && !forward.Exists(HoldsReverse) && !code.Exists(ReversedBody.IsEffect) ? null : new ReversedBody(forward, code, targets, carried, next);
    }

    private ReversedBody? ReverseBody(Instruction loop, Block body, EquatableArray<ValueId> final, HashSet<ValueId> inside, Adjoints around)
    {
        var reversed = ReverseBody(loop, body, inside, _ => null)?.WithoutInvariants(
            target => IndexOf(body.Parameters, target) is >= 0 and var i ? around.Find(final[i]) : null);
        return reversed is null ? null : reversed with { Code = Simplify(reversed.Code, [], reversed.Next) };
    }

    /// <summary>The loops that need no reverse loop: where nothing in the body receives an adjoint, and where forward and reverse are one loop.</summary>
    private IReadOnlyList<Instruction>? FinishEarly(
        Instruction loop, Instruction origin, Block body, EquatableArray<ValueId> initial, EquatableArray<ValueId> final, ReversedBody reversed, Adjoints adjoints)
    {
        if (reversed.Targets.Count > 0 || !IsSuperfluous(reversed.Code, reversed.Forward))
        {
            return Fuse(loop, origin, body, initial, final, reversed, adjoints);
        }

        Settle(reversed, body.Parameters, initial, [], adjoints);
        var withFused = body with { Instructions = reversed.Forward.ToEquatableArray() };
        return !reversed.Forward.Exists(HoldsReverse) ? [loop] : loop is For counted ? [counted with { Body = withFused }] : [(While)loop with { Body = withFused }];
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
