using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Analyses;

/// <summary>The walk behind <see cref="Activity"/>.</summary>
internal sealed class ForwardActivity(Function function, bool[] active)
{
    private readonly MemoryRoots _roots = new(function);
    private bool _changed;

    public void Run(Block block)
    {
        foreach (var instruction in block.Instructions)
        {
            Visit(instruction);
        }
    }

    /// <summary>A part of memory is active where the whole is, also if it was taken before anything active was written.</summary>
    public void MarkViews()
    {
        foreach (var view in function.Body.Descendants().OfType<View>())
        {
            Mark(view.Result, active[_roots.Of(view.Source).Index]);
        }
    }

    private void Visit(Instruction instruction)
    {
        switch (instruction)
        {
            case Apply apply:
                var rule = RuleBook.For(apply.Op);
                for (var i = 0; i < apply.Operands.Count; i++)
                {
                    Mark(apply.Result, active[apply.Operands[i].Index] && rule.Pullbacks[i] is not null);
                }

                break;
            case Call call:
                var any = call.Arguments.Items.Any(argument => active[argument.Index]);
                foreach (var result in call.Returned)
                {
                    Mark(result, any);
                }

                break;
            case Pop:
                // What went through the tape may depend on anything.
                Mark(instruction.Results[0], true);
                break;
            case View view:
                Mark(view.Result, active[_roots.Of(view.Source).Index]);
                break;
            case Load load:
                Mark(load.Result, active[_roots.Of(load.Memory).Index]);
                break;
            case Store store:
                Mark(_roots.Of(store.Memory), active[store.Value.Index]);
                break;
            case Accumulate add:
                Mark(_roots.Of(add.Memory), active[add.Value.Index]);
                break;
            case Copy copy:
                Mark(_roots.Of(copy.Destination), active[_roots.Of(copy.Source).Index]);
                break;
            case PopAll pop:
                Mark(_roots.Of(pop.Memory), true);
                break;
            case If choice:
                Run(choice.Then);
                Run(choice.Else);
                Join(choice.Yielded, choice.Then);
                Join(choice.Yielded, choice.Else);
                break;
            case For loop:
                Repeat(loop.Initial, loop.Body, loop.Final);
                break;
            case While loop:
                Repeat(loop.Initial, loop.Body, loop.Final);
                Pass(loop.Initial, loop.Condition.Parameters);
                Pass(loop.Final, loop.Condition.Parameters);
                Run(loop.Condition);
                break;
        }
    }

    private void Repeat(EquatableArray<ValueId> initial, Block body, EquatableArray<ValueId> final)
    {
        var outer = _changed;
        Pass(initial, body.Parameters);
        do
        {
            _changed = false;
            Run(body);
            Join(body.Parameters, body);
        }
        while (_changed);
        Pass(body.Parameters, final);
        _changed = outer || _changed;
    }

    private void Join(EquatableArray<ValueId> targets, Block source)
    {
        if (source.End is Yield end)
        {
            Pass(end.Values, targets);
        }
    }

    private void Pass(EquatableArray<ValueId> from, EquatableArray<ValueId> to)
    {
        for (var i = 0; i < to.Count; i++)
        {
            Mark(to[i], active[from[i].Index]);
        }
    }

    private void Mark(ValueId value, bool isActive)
    {
        if (isActive && !active[value.Index] && function.TypeOf(value).HoldsReals)
        {
            active[value.Index] = true;
            _changed = true;
        }
    }
}
