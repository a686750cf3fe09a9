using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Where a loop's forward body saves and its reverse body finds what it saved: one slot an iteration where the trip count is known before an
/// outermost loop, the tape's stack otherwise.</summary>
internal sealed class LoopSavings
{
    private readonly FunctionBuilder _builder;
    private readonly Recall _plan;
    private readonly CountedLoop? _indexed;
    private readonly IReadOnlyList<ValueId> _restored;
    private readonly Dictionary<ValueId, ValueId> _workspaces = [];
    private IReadOnlyList<ValueId> _pushed = [];

    /// <summary>Prepares to save what <paramref name="plan"/> asks for.</summary>
    /// <param name="builder">Of the function.</param>
    /// <param name="plan">What to save.</param>
    /// <param name="indexed">The loop, if its savings are indexed by iteration; null for the stack.</param>
    /// <param name="restored">Memory to put back, at the start of each reverse iteration, into the state at the end of the forward one.</param>
    public LoopSavings(FunctionBuilder builder, Recall plan, CountedLoop? indexed, IReadOnlyList<ValueId> restored)
    {
        (_builder, _plan, _indexed, _restored) = (builder, plan, indexed, restored);
        Reserved = indexed is null || plan.Saved.Count == 0 ? [] : InPrimalRole(() =>
        {
            var trips = indexed.Trips();
            foreach (var saved in plan.Saved)
            {
                var info = builder[saved];
                var workspace = builder.NewValue(new WorkspaceType((ScalarType)info.Type), info.Name is null ? null : info.Name + "_at"); // named after what is saved
                _workspaces.Add(saved, workspace);
                builder.Emit(new Reserve(workspace, trips));
            }
        });
    }

    /// <summary>Instructions before the forward loop.</summary>
    public IReadOnlyList<Instruction> Reserved { get; }

    /// <summary>The forward body, saving.</summary>
    public Block SaveIn(Block body, List<Instruction> forward)
    {
        var late = Late(body, forward);
        _pushed = [.. _plan.Saved.Except(late), .. late];
        var instructions = new List<Instruction>();
        var saved = new HashSet<ValueId>(_plan.Saved.Except(late));
        Save(body.Parameters);
        foreach (var instruction in forward)
        {
            instructions.Add(instruction);
            Save(instruction.Results);
        }

        instructions.AddRange(InPrimalRole(() => Emit(late)));
        instructions.AddRange(_restored.Select(memory => new PushAll(memory)));
        return body with { Instructions = instructions.ToEquatableArray() };

        void Save(EquatableArray<ValueId> defined) => instructions.AddRange(InPrimalRole(() => Emit(defined.Items.Where(saved.Contains))));

        void Emit(IEnumerable<ValueId> values)
        {
            foreach (var value in values)
            {
                _builder.Emit(_indexed is null
                    ? new Push(value)
                    : new Store(_workspaces[value], [_indexed.Index(_indexed.Counter)], value));
            }
        }
    }

    /// <summary>The start of the reverse body: saved values are there again.</summary>
    /// <param name="counter">The reverse loop's counter.</param>
    public IReadOnlyList<Instruction> Recall(ValueId counter) => InPrimalRole(() =>
    {
        _builder.Emit(_restored.Reverse().Select(memory => new PopAll(memory)));
        if (_indexed is null)
        {
            foreach (var saved in _pushed.Reverse())
            {
                _builder.Emit(new Pop(_plan.RecalledOf(saved)));
            }
        }
        else
        {
            foreach (var saved in _plan.Saved)
            {
                _builder.Emit(new Load(_plan.RecalledOf(saved), _workspaces[saved], [_indexed.Index(counter)]));
            }
        }
    });

    /// <summary>What is pushed at the end of the body, not where it is computed.</summary>
    private IReadOnlyList<ValueId> Late(Block body, List<Instruction> forward)
    {
        if (_indexed is not null)
        {
            return [];
        }

        // The stack is last in, first out: where something inside pushes too, this body's pushes all come after it.
        var inside = forward.SelectMany(Traversal.SelfAndNested).ToList();
        if (inside.Exists(instruction => instruction is Push or PushAll))
        {
            return _plan.Saved;
        }

        // Several numbers are pushed together. A variable that is assigned again would need a second one.
        var names = body.Parameters.Items.Concat(inside.SelectMany(instruction => instruction.Results)).Select(value => _builder[value].Name).ToList();
        var computed = _plan.Saved.Where(value => _builder[value].Type == IrType.Double && !body.Parameters.Items.Contains(value)
            && (_builder[value].Name is not { } name || names.Count(other => other == name) == 1)).ToList();
        return computed.Count > 1 ? computed : [];
    }

    private List<Instruction> InPrimalRole(Action emit)
    {
        var (role, statement) = (_builder.Role, _builder.Statement);
        (_builder.Role, _builder.Statement) = (ValueRole.Primal, -1);
        var instructions = _builder.Capture(emit);
        (_builder.Role, _builder.Statement) = (role, statement);
        return instructions;
    }
}
