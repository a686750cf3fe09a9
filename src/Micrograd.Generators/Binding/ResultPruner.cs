using Micrograd.Compiler.Ir;

namespace Micrograd.Generators.Binding;

/// <summary>Removes what binding joined or carried in case it would be needed and never was, and numbers the values that remain. What the user computes stays.</summary>
internal sealed class ResultPruner
{
    private readonly Function _function;
    private readonly bool[] _needed;
    private readonly Stack<ValueId> _pending = new();
    private readonly Dictionary<ValueId, List<ValueId>> _sources = [];
    private readonly List<ValueInfo> _values = [];
    private readonly int[] _newIds;

    /// <summary>Finds out what of <paramref name="function"/> is needed.</summary>
    public ResultPruner(Function function)
    {
        _function = function;
        _needed = new bool[function.Values.Count];
        _newIds = new int[function.Values.Count];
        Collect(function.Body);
        Need(function.Body.End.Operands());
        while (_pending.Count > 0)
        {
            if (_sources.TryGetValue(_pending.Pop(), out var sources))
            {
                Need(sources);
            }
        }
    }

    /// <summary>The number that a remaining value has now.</summary>
    public ValueId NewId(ValueId old) => new(_newIds[old.Index]);

    /// <summary>The function without the rest.</summary>
    public Function Prune()
    {
        foreach (var parameter in _function.Parameters)
        {
            Number(parameter);
        }

        // Numbered in order of definition, then replaced everywhere.
        var body = Prune(_function.Body, []);
        var substitution = new Substitution(NewId);
        return _function with
        {
            Parameters = substitution.Apply(_function.Parameters),
            Values = _values.ToEquatableArray(),
            Body = substitution.Apply(body),
        };
    }

    private void Collect(Block block)
    {
        foreach (var instruction in block.Instructions)
        {
            switch (instruction)
            {
                case If choice:
                    Need([choice.Condition]);
                    CollectArm(choice, choice.Then);
                    CollectArm(choice, choice.Else);
                    break;
                case For loop:
                    Need([loop.Start, loop.End]);
                    CollectLoop(loop.Initial, loop.Final, loop.Body, null);
                    break;
                case While loop:
                    CollectLoop(loop.Initial, loop.Final, loop.Body, loop.Condition);
                    break;
                default:
                    Need(instruction.Operands());
                    break;
            }
        }
    }

    private void CollectArm(If choice, Block arm)
    {
        Collect(arm);
        if (arm.End is Yield yield)
        {
            Connect(choice.Yielded, yield.Values);
        }
        else
        {
            Need(arm.End.Operands());
        }
    }

    private void CollectLoop(EquatableArray<ValueId> initial, EquatableArray<ValueId> final, Block body, Block? condition)
    {
        Collect(body);
        foreach (var seen in new[] { final, body.Parameters, condition?.Parameters ?? [] })
        {
            if (seen.Count > 0)
            {
                // Whoever looks at a carried variable anywhere needs all of it.
                Connect(seen, initial);
                Connect(seen, body.Parameters);
                Connect(seen, final);
                if (body.End is Yield yield)
                {
                    Connect(seen, yield.Values);
                }
            }
        }

        if (body.End is Throw)
        {
            Need(body.End.Operands());
        }

        if (condition is not null)
        {
            Collect(condition);
            Need(condition.End.Operands());
        }
    }

    private void Connect(EquatableArray<ValueId> targets, EquatableArray<ValueId> sources)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (!_sources.TryGetValue(targets[i], out var known))
            {
                _sources.Add(targets[i], known = []);
            }

            known.Add(sources[i]);
        }
    }

    private void Need(IEnumerable<ValueId> values)
    {
        foreach (var value in values)
        {
            if (!_needed[value.Index])
            {
                _needed[value.Index] = true;
                _pending.Push(value);
            }
        }
    }

    private Block Prune(Block block, EquatableArray<ValueId> parameters, EquatableArray<ValueId>? results = null)
    {
        NumberAll(parameters);
        var instructions = new List<Instruction>();
        foreach (var instruction in block.Instructions)
        {
            if (Prune(instruction) is { } kept)
            {
                instructions.Add(kept);
            }
        }

        var end = block.End is Yield yield && results is { } kinds ? yield with { Values = Keep(kinds, yield.Values) } : block.End;
        return new Block(parameters, instructions.ToEquatableArray(), end);
    }

    private Instruction? Prune(Instruction instruction)
    {
        switch (instruction)
        {
            case Constant constant:
                return _needed[constant.Result.Index] ? Numbered(constant) : null;
            case If choice:
                var then = Prune(choice.Then, [], choice.Yielded);
                var otherwise = Prune(choice.Else, [], choice.Yielded);
                var results = Keep(choice.Yielded, choice.Yielded);
                return results.Count == 0 && IsEmpty(then) && IsEmpty(otherwise)
                    ? null
                    : Numbered(choice with { Yielded = results, Then = then, Else = otherwise });
            case For loop:
                Number(loop.Counter);
                return Numbered(loop with
                {
                    Final = Keep(loop.Final, loop.Final),
                    Initial = Keep(loop.Final, loop.Initial),
                    Body = Prune(loop.Body, Keep(loop.Final, loop.Body.Parameters), loop.Final),
                });
            case While loop:
                return Numbered(loop with
                {
                    Final = Keep(loop.Final, loop.Final),
                    Initial = Keep(loop.Final, loop.Initial),
                    Condition = Prune(loop.Condition, Keep(loop.Final, loop.Condition.Parameters)),
                    Body = Prune(loop.Body, Keep(loop.Final, loop.Body.Parameters), loop.Final),
                });
            default:
                return Numbered(instruction);
        }
    }

    private static bool IsEmpty(Block block) => block is { Instructions.Count: 0, End: Yield };

    private EquatableArray<ValueId> Keep(EquatableArray<ValueId> deciding, EquatableArray<ValueId> values) =>
        values.Items.Where((_, i) => _needed[deciding[i].Index]).ToArray().ToEquatableArray();

    private Instruction Numbered(Instruction instruction)
    {
        NumberAll(instruction.Results);
        return instruction;
    }

    private void NumberAll(EquatableArray<ValueId> values)
    {
        foreach (var value in values)
        {
            Number(value);
        }
    }

    private void Number(ValueId value)
    {
        _newIds[value.Index] = _values.Count;
        _values.Add(_function.Values[value.Index]);
    }
}
