using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Inlining;

/// <summary>Replaces calls in one function by the callees' bodies.</summary>
/// <param name="function">The caller.</param>
/// <param name="calleeToInline">The function to put in place of a call to that name, or null to keep the call.</param>
internal sealed class CallReplacement(Function function, Func<string, Function?> calleeToInline)
{
    private readonly FunctionBuilder _builder = new(function);
    private readonly Dictionary<ValueId, ValueId> _replacements = [];

    private readonly HashSet<string> _taken = [.. function.Values.Select(value => value.Name).OfType<string>()];

    /// <summary>The caller without those calls.</summary>
    public Function Run()
    {
        if (!function.Body.Descendants().OfType<Call>().Any(call => calleeToInline(call.Callee) is not null))
        {
            return function;
        }

        var body = Replace(function.Body);
        return _builder.Build(function.Name, function.Parameters, function.ResultTypes, new Substitution(Final).Apply(body), function.UsesTape);
    }

    private string? NameOf(string? wish)
    {
        if (wish is null)
        {
            return null;
        }

        var name = UniqueName.For(wish, _taken.Contains);
        _taken.Add(name);
        return name;
    }

    private ValueId Final(ValueId value)
    {
        while (_replacements.TryGetValue(value, out var other))
        {
            value = other;
        }

        return value;
    }

    private Block Replace(Block block)
    {
        var instructions = new List<Instruction>();
        var thrown = Append(block, instructions);
        return block with { Instructions = instructions.ToEquatableArray(), End = thrown ?? block.End };
    }

    /// <summary>Adds the instructions of a block with calls replaced. Where a callee always throws they end there, with the throw that is returned.</summary>
    private Terminator? Append(Block block, List<Instruction> instructions)
    {
        foreach (var instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Call call when calleeToInline(call.Callee) is { } callee:
                    var body = Body(call, callee);
                    instructions.AddRange(body.Instructions);
                    if (body.End is Throw)
                    {
                        return body.End;
                    }

                    break;
                case If choice:
                    var (then, otherwise) = (Replace(choice.Then), Replace(choice.Else));
                    if (then.End is Throw && otherwise.End is Throw)
                    {
                        instructions.Add(choice with { Yielded = [], Then = then, Else = new Block([], [], new Yield([])) });
                        instructions.AddRange(otherwise.Instructions);
                        return otherwise.End;
                    }

                    instructions.Add(choice with { Then = then, Else = otherwise });
                    break;
                case For loop:
                    Append(loop with { Body = Replace(loop.Body) }, instructions);
                    break;
                case While loop:
                    if (Append(loop with { Condition = Replace(loop.Condition), Body = Replace(loop.Body) }, instructions) is { } thrown)
                    {
                        return thrown;
                    }

                    break;
                default:
                    instructions.Add(instruction);
                    break;
            }
        }

        return null;
    }

    private void Append(For loop, List<Instruction> instructions)
    {
        if (loop.Body.End is not Throw)
        {
            instructions.Add(loop);
            return;
        }

        // The body runs at most once.
        Rename(loop.Body.Parameters, loop.Initial);
        Rename(loop.Final, loop.Initial);
        _replacements.Add(loop.Counter, loop.Start);
        var runs = _builder.NewValue(IrType.Boolean);
        instructions.Add(new Apply(runs, loop.Comparison, [loop.Start, loop.End]) { Statement = loop.Statement });
        instructions.Add(AtMostOnce(loop, runs, loop.Body));
    }

    /// <returns>The throw that always comes.</returns>
    private Terminator? Append(While loop, List<Instruction> instructions)
    {
        if (loop.Condition.End is not Throw && loop.Body.End is not Throw)
        {
            instructions.Add(loop);
            return null;
        }

        Rename(loop.Final, loop.Initial);
        Rename(loop.Body.Parameters, loop.Initial);
        if (!loop.TestsFirst)
        {
            instructions.AddRange(loop.Body.Instructions);
            if (loop.Body.End is not Yield next)
            {
                return loop.Body.End;
            }

            Rename(loop.Condition.Parameters, next.Values);
            instructions.AddRange(loop.Condition.Instructions);
            return loop.Condition.End;
        }

        Rename(loop.Condition.Parameters, loop.Initial);
        instructions.AddRange(loop.Condition.Instructions);
        if (loop.Condition.End is not Yield test)
        {
            return loop.Condition.End;
        }

        instructions.Add(AtMostOnce(loop, test.Values[0], loop.Body));
        return null;
    }

    private static If AtMostOnce(Instruction loop, ValueId condition, Block body) =>
        new([], condition, body with { Parameters = [] }, new Block([], [], new Yield([]))) { Statement = loop.Statement };

    private void Rename(EquatableArray<ValueId> values, EquatableArray<ValueId> others)
    {
        for (var i = 0; i < values.Count; i++)
        {
            _replacements.Add(values[i], others[i]);
        }
    }

    private Block Body(Call call, Function callee)
    {
        var copies = new Dictionary<ValueId, ValueId>();
        for (var i = 0; i < callee.Parameters.Count; i++)
        {
            var (parameter, argument) = (callee.Parameters[i], call.Arguments[i]);
            copies.Add(parameter, argument);
            if (callee.TypeOf(parameter) is MemoryType && _builder[argument].Name is null)
            {
                // A part of an array that is handed over is best known by what it is to the callee.
                _builder[argument] = _builder[argument] with { Name = NameOf(callee.Values[parameter.Index].Name) };
            }
        }

        var names = new Dictionary<string, string?>();
        HashSet<ValueId> counters = [.. callee.Body.Descendants().OfType<For>().Select(loop => loop.Counter)];

        var firstStatement = callee.Statements.Items.Select(_builder.AddStatement).ToList();
        var substitution = new Substitution(value =>
        {
            if (!copies.TryGetValue(value, out var copy))
            {
                copies.Add(value, copy = _builder.NewValue(callee.TypeOf(value), counters.Contains(value) ? callee.Values[value.Index].Name : LocalName(callee.Values[value.Index].Name)));
            }

            return copy;
        });

        // A second copy of a helper has variables of its own; counters live in their loops anyway.
        string? LocalName(string? name)
        {
            if (name is not null && !names.TryGetValue(name, out var known))
            {
                names[name] = known = NameOf(name);
                return known;
            }

            return name is null ? null : names[name];
        }

        var offset = firstStatement.Count > 0 ? firstStatement[0] : 0;
        var body = substitution.Apply(Statements.Shift(callee.Body, offset, call.Statement));
        if (body.End is not Yield { Values: var yielded })
        {
            return body;
        }

        for (var i = 0; i < yielded.Count; i++)
        {
            // The caller's name for the result is the one its reader knows; an argument handed straight back keeps its own.
            if (_builder[call.Returned[i]].Name is { } name && !call.Arguments.Items.Contains(yielded[i]) && !_replacements.ContainsKey(yielded[i]))
            {
                _builder[yielded[i]] = _builder[yielded[i]] with { Name = name };
            }

            _replacements.Add(call.Returned[i], yielded[i]);
        }

        return body;
    }
}
