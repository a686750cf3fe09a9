using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;

namespace Micrograd.Compiler.Analyses;

/// <summary>Which values of a function carry an adjoint: they depend on an active parameter and a result depends on them, both differentiably.
/// Everything else has the structural zero and costs nothing.</summary>
public sealed class Usefulness
{
    private readonly Activity _activity;
    private readonly MemoryRoots _roots;
    private readonly bool[] _useful;

    // Counted, not flagged: a loop inside a loop that has settled must not hide from the outer one that it marked something.
    private int _marks;

    private Usefulness(Function function, Activity activity) =>
        (_activity, _roots, _useful) = (activity, new MemoryRoots(function), new bool[function.Values.Count]);

    /// <summary>Follows usefulness from the results backward, around loops to a fixpoint.</summary>
    /// <param name="function">A primal function.</param>
    /// <param name="activity">Of the function.</param>
    /// <param name="outputs">Parameters whose memory is a result.</param>
    public static Usefulness Of(Function function, Activity activity, IEnumerable<ValueId>? outputs = null)
    {
        var analysis = new Usefulness(function, activity);
        foreach (var output in outputs ?? [])
        {
            analysis.Mark(output);
        }

        if (function.Body.End is Yield end)
        {
            foreach (var value in end.Values)
            {
                analysis.Mark(analysis._roots.Of(value));
            }
        }

        analysis.Walk(function.Body);
        return analysis;
    }

    /// <summary>Whether an adjoint is carried for <paramref name="value"/>.</summary>
    public bool HasAdjoint(ValueId value) => value.Index < _useful.Length && _useful[value.Index];

    private void Walk(Block block)
    {
        for (var i = block.Instructions.Count - 1; i >= 0; i--)
        {
            Visit(block.Instructions[i]);
        }
    }

    private void Visit(Instruction instruction)
    {
        switch (instruction)
        {
            case Apply apply when HasAdjoint(apply.Result):
                var rule = RuleBook.For(apply.Op);
                for (var i = 0; i < apply.Operands.Count; i++)
                {
                    if (rule.Pullbacks[i] is not null)
                    {
                        Mark(apply.Operands[i]);
                    }
                }

                break;
            case Call call when call.Returned.Items.Any(HasAdjoint):
                foreach (var argument in call.Arguments)
                {
                    Mark(argument);
                }

                break;
            case Load load when HasAdjoint(load.Result):
                Mark(_roots.Of(load.Memory));
                break;
            case Store store when HasAdjoint(_roots.Of(store.Memory)):
                Mark(store.Value);
                break;
            case Copy copy when HasAdjoint(_roots.Of(copy.Destination)):
                Mark(_roots.Of(copy.Source));
                break;
            case If choice:
                Arm(choice, choice.Then);
                Arm(choice, choice.Else);
                break;
            case For loop:
                Repeat(loop.Final, loop.Initial, loop.Body);
                break;
            case While loop:
                Repeat(loop.Final, loop.Initial, loop.Body);
                break;
        }
    }

    private void Arm(If choice, Block arm)
    {
        if (arm.End is Yield end)
        {
            Pass(choice.Yielded, end.Values);
            Walk(arm);
        }
    }

    private void Repeat(EquatableArray<ValueId> final, EquatableArray<ValueId> initial, Block body)
    {
        var yielded = ((Yield)body.End).Values;
        Pass(final, body.Parameters);
        int before;
        do
        {
            before = _marks;
            Pass(body.Parameters, yielded);
            Walk(body);
        }
        while (_marks != before);
        Pass(body.Parameters, initial);
    }

    private void Pass(EquatableArray<ValueId> from, EquatableArray<ValueId> to)
    {
        for (var i = 0; i < from.Count; i++)
        {
            if (HasAdjoint(from[i]))
            {
                Mark(to[i]);
            }
        }
    }

    private void Mark(ValueId value)
    {
        if (_activity.IsActive(value) && !_useful[value.Index])
        {
            _useful[value.Index] = true;
            _marks++;
        }
    }
}
