using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Derives one function: forward and reverse in one, so that the reverse part sees the forward part's variables.</summary>
/// <param name="primal">The function.</param>
/// <param name="activeParameters">What to differentiate with respect to.</param>
/// <param name="helpers">Where callees are derived.</param>
/// <param name="isHelper">Whether it uses its caller's tape, and must leave it as it was: workspace could not be given back, the stack can.</param>
internal sealed class GradientFunction(Function primal, IReadOnlyList<bool> activeParameters, GradientLibrary helpers, bool isHelper)
{
    /// <summary>Up to this many operations before a branch at the tail are reversed in each of its arms, instead of once behind it.</summary>
    private const int SinkLimit = 8;

    private readonly Reverser _reverser = new(primal, activeParameters, helpers, isHelper, []);

    private FunctionBuilder Builder => _reverser.Builder;

    private IEnumerable<ValueId> ActiveParameters => primal.Parameters.Items.Where((parameter, i) => activeParameters[i] && primal.TypeOf(parameter).IsReal);

    private IEnumerable<ValueId> ActiveMemory => primal.Parameters.Items.Where((parameter, i) => activeParameters[i] && primal.TypeOf(parameter) is MemoryType { HoldsReals: true });

    /// <summary>The function that yields value and gradient; after the primal's parameters it takes the shadow of each active one that is memory.</summary>
    public Function Build(string name)
    {
        Builder.Role = ValueRole.Derivative;
        var shadows = ActiveMemory.Select(parameter => ShadowParameter.Make(Builder, parameter)).ToList();
        foreach (var (memory, shadow) in ActiveMemory.Zip(shadows, (memory, shadow) => (memory, shadow)))
        {
            _reverser.SetShadow(memory, shadow);
        }

        var body = primal.Body.End is Yield end
            ? Builder.Block([], () =>
            {
                shadows.ForEach(shadow => ShadowParameter.Clear(Builder, shadow));
                return new Yield(Complete(primal.Body.Instructions, end, [], isTop: true));
            })
            : primal.Body;
        var types = primal.ResultTypes.Items.Concat(ActiveParameters.Select(primal.TypeOf)).ToEquatableArray();
        _reverser.Names.Give(body);
        return Builder.Build(name, [.. primal.Parameters.Items, .. shadows], types, body);
    }

    /// <summary>Emits value and gradient of a block that ends the function.</summary>
    /// <param name="instructions">The block.</param>
    /// <param name="end">Its result.</param>
    /// <param name="prefixes">What ran before it in the blocks around and is still to be reversed.</param>
    /// <param name="isTop">Whether it is the function's body, which gets headings.</param>
    private EquatableArray<ValueId> Complete(
        EquatableArray<Instruction> instructions, Yield end, IReadOnlyList<EquatableArray<Instruction>> prefixes, bool isTop)
    {
        if (TailBranch.Find(instructions, end) is { } tail && CanSink(tail.Prefix, prefixes))
        {
            Builder.Emit(tail.Prefix.Items);
            var branch = tail.Branch;
            IReadOnlyList<EquatableArray<Instruction>> below = [.. prefixes, tail.Prefix];
            var results = primal.ResultTypes.Items.Concat(ActiveParameters.Select(primal.TypeOf)).Select(type => Builder.NewValue(type)).ToEquatableArray();
            var arms = branch.Blocks.Select(arm => arm.End is Yield armEnd
                ? Builder.Block([], () => new Yield(Complete(arm.Instructions, tail.ResultOf(armEnd), below, isTop: false)))
                : arm).ToList();
            Builder.Emit(branch with { Yielded = results, Then = arms[0], Else = arms[1] });
            return results;
        }

        var (value, adjoints, forward, reverse) = Fused(instructions, end);
        var gradient = new List<ValueId>();
        reverse.AddRange(Builder.Capture(() =>
        {
            foreach (var prefix in prefixes.Reverse())
            {
                _reverser.Reverse(prefix, adjoints);
            }

            Builder.Statement = -1;
            _reverser.StoreElements(adjoints);
            gradient.AddRange(ActiveParameters.Select(parameter => adjoints.Find(parameter) ?? _reverser.Zero(primal.TypeOf(parameter))));
        }));
        reverse = _reverser.Simplify(reverse, [value], gradient);
        var hasHeadings = isTop && forward.Count > 0 && reverse.Exists(instruction => instruction is not Constant);
        Emit(hasHeadings, "forward", forward);
        Emit(hasHeadings, "reverse: d_v is ∂value/∂v", reverse);
        return [value, .. gradient];
    }

    /// <summary>Forward and reverse of a block that ends the function, as two lists. A branch at its tail holds forward and reverse of each arm and
    /// belongs to the forward list: nothing of the arms needs saving.</summary>
    private (ValueId Value, Adjoints Adjoints, List<Instruction> Forward, List<Instruction> Reverse) Fused(
        EquatableArray<Instruction> instructions, Yield end)
    {
        var adjoints = new Adjoints(Builder, _reverser.Names, loop: null);
        List<Instruction> forward = [];
        List<Instruction> reverse;
        if (TailBranch.Find(instructions, end) is { } tail)
        {
            _reverser.MakeShadows(tail.Prefix);
            var value = Builder.NewValue(primal.ResultTypes[0], "value");
            var branch = FusedBranch(tail, value, adjoints);
            reverse = Builder.Capture(() => forward = _reverser.Reverse(tail.Prefix, adjoints));
            forward.Add(branch);
            return (value, adjoints, forward, reverse);
        }

        var result = end.Values[0];
        reverse = Builder.Capture(() =>
        {
            if (_reverser.HasAdjoint(result))
            {
                Builder.Statement = -1;
                adjoints.Add(result, Builder.Real(1, primal.ResultTypes[0]), isFresh: false);
            }

            forward = _reverser.Reverse(instructions, adjoints);
        });
        return (result, adjoints, forward, reverse);
    }

    private If FusedBranch(TailBranch tail, ValueId value, Adjoints adjoints)
    {
        var arms = tail.Branch.Blocks.Select(arm => arm.End is Yield armEnd ? Fused(arm.Instructions, tail.ResultOf(armEnd)) : default).ToList();
        HashSet<ValueId> inside = [.. tail.Branch.Blocks.SelectMany(Definitions.Inside)];
        var none = new Adjoints(Builder, _reverser.Names, loop: null);
        var (targets, thenYields, elseYields) = _reverser.Join(
            none, arms[0].Adjoints ?? none, arms[0].Reverse ?? [], arms[1].Adjoints ?? none, arms[1].Reverse ?? [], inside);
        var results = targets.Select(target => Builder.NewValue(Builder[target].Type, AdjointName.Of(Builder[target]))).ToList();
        for (var i = 0; i < targets.Count; i++)
        {
            adjoints.Set(targets[i], results[i]);
        }

        return tail.Branch with
        {
            Yielded = [value, .. results],
            Then = Arm(tail.Branch.Then, arms[0], thenYields),
            Else = Arm(tail.Branch.Else, arms[1], elseYields),
        };

        Block Arm(Block primalArm, (ValueId Value, Adjoints Adjoints, List<Instruction> Forward, List<Instruction> Reverse) arm, List<ValueId> yields)
        {
            if (primalArm.End is Throw)
            {
                return primalArm;
            }

            var reverse = _reverser.Simplify(arm.Reverse, [arm.Value], yields);
            return new Block([], [.. arm.Forward, .. reverse], new Yield([arm.Value, .. yields]) { Statement = primalArm.End.Statement });
        }
    }

    private void Emit(bool hasHeadings, string heading, List<Instruction> instructions)
    {
        Builder.Statement = -1;
        if (hasHeadings)
        {
            Builder.Emit(new Note(heading));
        }

        Builder.Emit(instructions);
    }

    /// <summary>Whether what runs before a branch may be reversed in both of its arms: only what is short and saves nothing.</summary>
    private bool CanSink(EquatableArray<Instruction> prefix, IReadOnlyList<EquatableArray<Instruction>> prefixes)
    {
        var all = prefixes.Concat([prefix]).SelectMany(part => part.Items).ToList();
        return !all.Exists(_reverser.ChangesShadows)
            && all.TrueForAll(instruction => instruction is Apply || !instruction.Results.Items.Any(_reverser.HasAdjoint))
            && all.Count(instruction => instruction.Results.Items.Any(_reverser.HasAdjoint)) <= SinkLimit;
    }
}
