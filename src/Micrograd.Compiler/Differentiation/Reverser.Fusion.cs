using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <content>Fusion: a loop whose only active state is additive accumulators is reversed iteration by iteration, where it stands. Nothing is saved.</content>
internal sealed partial class Reverser
{
    /// <summary>Loops nested deeper are reversed in two passes: trying both ways at every level would take twice the time for each.</summary>
    private const int MaxFusedNesting = 4;

    // The loops around whose iterations are reversed one by one, so that a write in a later iteration takes nothing from an earlier one.
    private readonly HashSet<Instruction> _fused = new(LoopIdentity.Instance);

    /// <summary>Fuses a loop if the adjoints of its accumulators are known before it runs, and no later write takes from the shadows what it adds to them.</summary>
    /// <param name="loop">The forward loop.</param>
    /// <param name="origin">The loop of the primal that it is.</param>
    /// <param name="body">Its body.</param>
    /// <param name="initial">What it starts from.</param>
    /// <param name="final">What it ends with.</param>
    /// <param name="reversed">Its body, reversed on its own.</param>
    /// <param name="adjoints">After the loop; before it on return.</param>
    /// <returns>The forward code with the fused loop, or null where it cannot be fused.</returns>
    private IReadOnlyList<Instruction>? Fuse(
        Instruction loop, Instruction origin, Block body, EquatableArray<ValueId> initial, EquatableArray<ValueId> final, ReversedBody reversed, Adjoints adjoints)
    {
        if (!_helpers.Passes.Fuses
            || _nesting >= MaxFusedNesting
            || reversed.Invariants.Count == 0
            || _effects.WrittenIn(origin).Any(root => _shadows.Has(root) && !Privacy.Holds(root, origin, _effects, _numbers))
            || _effects.ReadIn(origin).Any(root => _shadows.Has(root) && _effects.IsWrittenAfter(root, origin, _fused.Contains))
            || ReadsWhatIsGone(loop, origin)
            || reversed.Targets.Exists(target => IndexOf(body.Parameters, target) >= 0))
        {
            return null;
        }

        var hoisting = new Hoisting(Builder, _definitions, _order, _order.Of(loop));
        var seeds = new Dictionary<int, ValueId>();
        var before = Builder.Capture(() =>
        {
            Builder.Statement = -1;
            foreach (var (target, adjoint) in reversed.Invariants)
            {
                if (hoisting.Hoist(adjoint) is { } known)
                {
                    seeds.Add(IndexOf(body.Parameters, target), known);
                }
            }
        });
        if (seeds.Count < reversed.Invariants.Count)
        {
            return null;
        }

        // Once more, now with the adjoints themselves: constants among them are folded, and loops inside can be fused in turn.
        _fused.Add(origin);
        var fused = ReverseBody(origin, body, [.. Definitions.Inside(loop)], i => seeds.TryGetValue(i, out var seed) ? seed : null)!;
        _fused.Remove(origin);
        var code = Simplify(fused.Code, [], fused.Next);
        before = Simplify(before, code.SelectMany(Traversal.Reads).Concat(fused.Next), []);
        Builder.Statement = -1;
        var (zeros, sums) = Accumulators(fused, before);
        var fusedBody = new Block(
            [.. body.Parameters.Items, .. fused.Carried],
            [new Note("forward"), .. fused.Forward, new Note("reverse"), .. code],
            (Yield)body.End with { Values = [.. ((Yield)body.End).Values.Items, .. fused.Next] });
        Settle(fused, reversed, body, initial, sums, adjoints);
        return [.. before, WithAccumulators(loop, fusedBody, [.. initial.Items, .. zeros], [.. final.Items, .. sums.Items])];
    }

    /// <summary>Whether a forward instruction changes shadows: a loop that is fused has its reverse part there.</summary>
    private bool HoldsReverse(Instruction forward) => forward.SelfAndNested().Any(inner => inner is not Clear && inner.Written() is { } memory && memory.Index >= _uses.Length);

    /// <summary>Whether reverse instructions from which no adjoint comes may be left out: they change nothing, and take nothing from the tape that forward instructions put there.</summary>
    private bool IsSuperfluous(List<Instruction> reverse, List<Instruction> forward) =>
        !reverse.Exists(ReversedBody.IsEffect) && !(forward.Exists(HoldsReverse) && reverse.Exists(instruction => instruction.SelfAndNested().Any(inner => inner is Pop)));

    /// <summary>Whether the loop would give to a shadow that is another one in the reverse part.</summary>
    private bool ReadsWhatIsGone(Instruction loop, Instruction origin)
    {
        var gone = _effects.ReadIn(origin).Where(root => _shadows.Has(root) && _recollection.IsGone(root)).ToList();
        return gone.Count > 0 && Definitions.Inside(loop) is var inside && !gone.TrueForAll(new HashSet<ValueId>(inside).Contains);
    }

    private (EquatableArray<ValueId> Zeros, EquatableArray<ValueId> Sums) Accumulators(ReversedBody fused, List<Instruction> before)
    {
        var zeros = new List<ValueId>();
        before.AddRange(Builder.Capture(() => zeros.AddRange(fused.Targets.Select(target => Zero(Builder[target].Type)))));
        return (
            zeros.ToEquatableArray(),
            fused.Carried.Select(carried => Builder.NewValue(Builder[carried].Type, Builder[carried].Name)).ToEquatableArray());
    }

    private void Settle(
        ReversedBody fused, ReversedBody reversed, Block body, EquatableArray<ValueId> initial, EquatableArray<ValueId> sums, Adjoints adjoints)
    {
        for (var i = 0; i < fused.Targets.Count; i++)
        {
            adjoints.Add(fused.Targets[i], sums[i], isFresh: false);
        }

        foreach (var (target, adjoint) in reversed.Invariants)
        {
            if (HasAdjoint(initial[IndexOf(body.Parameters, target)]))
            {
                adjoints.Add(initial[IndexOf(body.Parameters, target)], adjoint, isFresh: false);
            }
        }
    }

    private Instruction WithAccumulators(Instruction loop, Block body, EquatableArray<ValueId> initial, EquatableArray<ValueId> final) => loop switch
    {
        For counted => counted with { Initial = initial, Final = final, Body = body },
        While general => general with
        {
            Initial = initial,
            Final = final,
            Body = body,
            Condition = general.Condition with
            {
                Parameters =
                [
                    .. general.Condition.Parameters.Items,
                    .. final.Items.Skip(general.Final.Count).Select(sum => Builder.NewValue(Builder[sum].Type, Builder[sum].Name)),
                ],
            },
        },
        _ => throw new InvalidOperationException($"{loop.GetType().Name} is not a loop."),
    };
}
