using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Derives the forward part and the pullback of one helper.</summary>
internal sealed class HelperFunction(
    Function primal, IReadOnlyList<bool> wanted, HelperLibrary helpers, DerivedHelper derived, bool isRecursive)
{
    private readonly Reverser _reverser = new(primal, wanted, helpers, isHelper: true);

    private FunctionBuilder Builder => _reverser.Builder;

    /// <summary>Builds both; fills in what callers need to know.</summary>
    public (Function Forward, Function Pullback) Build()
    {
        Builder.Role = ValueRole.Derivative;
        var end = (Yield)primal.Body.End;
        var adjoints = new Adjoints(Builder, loop: null);
        var seeds = end.Values.Items.Where(value => Builder[value].Type.IsReal)
            .Select(value => (Value: value, Seed: Builder.NewValue(Builder[value].Type, AdjointName.Of(Builder[value]) ?? "d_" + primal.Name)))
            .ToList();
        List<Instruction> forward = [];
        List<ValueId> results = [];
        var reverse = Builder.Capture(() =>
        {
            foreach (var (value, seed) in seeds)
            {
                if (_reverser.HasAdjoint(value))
                {
                    adjoints.Add(value, seed, isFresh: false);
                }
            }

            forward = _reverser.Reverse(primal.Body.Instructions, adjoints);
            results.AddRange(primal.Parameters.Items.Where((_, i) => wanted[i])
                .Select(parameter => adjoints.Find(parameter) ?? _reverser.Zero(Builder[parameter].Type)));
        });
        reverse = _reverser.Simplify(reverse, results);
        return isRecursive
            ? SaveOnTape(end, forward, reverse, results, [.. seeds.Select(seed => seed.Seed)])
            : SaveInResults(end, forward, reverse, results, [.. seeds.Select(seed => seed.Seed)]);
    }

    private (Function Forward, Function Pullback) SaveInResults(
        Yield end, List<Instruction> forward, List<Instruction> reverse, List<ValueId> results, EquatableArray<ValueId> seeds)
    {
        var reads = reverse.SelectMany(Traversal.Reads).Concat(results).ToList();
        var needed = primal.Parameters.Items.Where(reads.Contains).ToList();
        // A parameter is handed over again, so that values computed cheaply from parameters are computed again too.
        var plan = Recall.Plan(Builder, [], forward, reads, new Dictionary<ValueId, ValueId>());
        needed.AddRange(plan.Recomputed.SelectMany(Traversal.Reads).Where(read => primal.Parameters.Items.Contains(read) && !needed.Contains(read)));
        needed = needed.Distinct().OrderBy(parameter => primal.Parameters.Items.IndexOf(parameter)).ToList();
        derived.Saved = plan.Saved.Select(saved => Builder[saved]).ToList();
        derived.Needed = needed.Select(parameter => primal.Parameters.Items.IndexOf(parameter)).ToList();
        derived.UsesTape = helpers.UseTape(forward);
        var substitution = plan.Substitution;
        var body = new Block(
            [],
            [.. plan.Recomputed, .. reverse.Select(substitution.Apply)],
            new Yield(substitution.Apply(results.ToEquatableArray())));
        return (
            Forward(forward, [.. end.Values.Items, .. plan.Saved]),
            Pullback([.. needed, .. plan.Saved.Select(plan.RecalledOf), .. seeds.Items], body));
    }

    private (Function Forward, Function Pullback) SaveOnTape(
        Yield end, List<Instruction> forward, List<Instruction> reverse, List<ValueId> results, EquatableArray<ValueId> seeds)
    {
        var plan = Recall.Plan(
            Builder, primal.Parameters, forward, reverse.SelectMany(Traversal.Reads).Concat(results), new Dictionary<ValueId, ValueId>());
        Builder.Role = ValueRole.Primal;
        var substitution = plan.Substitution;
        var body = new Block(
            [],
            [
                .. plan.Saved.Reverse().Select(saved => new Pop(plan.RecalledOf(saved))),
                .. plan.Recomputed,
                .. reverse.Select(substitution.Apply),
            ],
            new Yield(substitution.Apply(results.ToEquatableArray())));
        return (Forward([.. forward, .. plan.Saved.Select(saved => new Push(saved))], end.Values), Pullback(seeds, body));
    }

    private Function Forward(List<Instruction> instructions, EquatableArray<ValueId> yields) => Builder.Build(
        derived.Forward,
        primal.Parameters,
        yields.Items.Select(value => Builder[value].Type).ToEquatableArray(),
        new Block([], instructions.ToEquatableArray(), new Yield(yields)),
        derived.UsesTape);

    private Function Pullback(EquatableArray<ValueId> parameters, Block body) => Builder.Build(
        derived.Pullback,
        parameters,
        ((Yield)body.End).Values.Items.Select(value => Builder[value].Type).ToEquatableArray(),
        body,
        derived.UsesTape);
}
