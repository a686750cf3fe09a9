using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Analyses;

/// <summary>The walk behind <see cref="Activity"/>.</summary>
/// <param name="function">What is walked.</param>
/// <param name="active">What is active so far, by value.</param>
/// <param name="fills">Whether a call writes something active into its argument of that index.</param>
internal sealed class ForwardActivity(Function function, bool[] active, Func<Call, int, bool> fills)
{
    private readonly MemoryRoots _roots = new(function);

    // Counted, not flagged: a loop inside a loop that has settled must not hide from the outer one that it marked something.
    private int _marks;

    /// <summary>Marks the values of the function.</summary>
    public void Run()
    {
        Run(function.Body);

        // A view shares its root's memory, also where something active is written there after the view was made.
        foreach (var view in function.Body.Descendants().OfType<View>())
        {
            Mark(view.Result, active[_roots.Of(view.Source).Index]);
        }
    }

    private void Run(Block block)
    {
        foreach (var instruction in block.Instructions)
        {
            Visit(instruction);
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
                var any = call.Arguments.Items.Any(argument => active[_roots.Of(argument).Index]);
                foreach (var result in call.Returned)
                {
                    Mark(result, any);
                }

                for (var i = 0; i < call.Arguments.Count; i++)
                {
                    if (function.TypeOf(call.Arguments[i]) is MemoryType && fills(call, i))
                    {
                        Mark(_roots.Of(call.Arguments[i]), true);
                    }
                }

                break;
            case Pop:
                // What went through the tape may depend on anything.
                Mark(instruction.Results[0], true);
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
        Pass(initial, body.Parameters);
        int before;
        do
        {
            before = _marks;
            Run(body);
            Join(body.Parameters, body);
        }
        while (_marks != before);
        Pass(body.Parameters, final);
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
            _marks++;
        }
    }
}
