using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Loops of unknown length: what they assign is carried; break and return are flags that the condition asks for.
internal sealed partial class FunctionBinder
{
    private Steps? BindWhile(IWhileLoopOperation loop, Steps? rest)
    {
        var (broken, continued) = Labels(loop);
        var constant = loop.Condition?.ConstantValue is { HasValue: true, Value: bool value } ? value : (bool?)null;
        if (constant == false)
        {
            // Never runs, or (do … while (false)) runs once.
            var once = new Steps(new Step.Landing(continued), new Steps(new Step.Landing(broken), rest));
            return loop.ConditionIsTop ? rest : Steps.Concat(Steps.Of(loop.Body), once);
        }

        var body = Steps.Concat(Steps.Of(loop.Body), new Steps(new Step.Landing(continued), null));
        BindLoop(loop, constant == true ? null : loop.Condition, loop.ConditionIsTop, body, broken);
        return rest;
    }

    private void BindFor(IForLoopOperation loop)
    {
        var (broken, continued) = Labels(loop);
        if (CountedLoop.Recognize(loop, Elements) is { } counted)
        {
            BindCountedFor(loop, counted, continued);
            return;
        }

        BindSequence(Steps.Prepend(loop.Before, null));
        var constant = loop.Condition?.ConstantValue is { HasValue: true, Value: bool value } ? value : (bool?)null;
        if (constant != false)
        {
            var increments = new Steps(new Step.Landing(continued), Steps.Prepend(loop.AtLoopBottom, null));
            BindLoop(loop, constant == true ? null : loop.Condition, testsFirst: true, Steps.Concat(Steps.Of(loop.Body), increments), broken);
        }
    }

    private void BindLoop(ILoopOperation loop, IOperation? condition, bool testsFirst, Steps? body, ExitTarget broken)
    {
        if (condition is not null && Elements.HasEffects(condition))
        {
            // The condition of the IR has no effects: test in the body instead, and break.
            var test = new Step.Choice(() => BindCondition(condition), null, new Steps(new Step.Jump(broken), null));
            body = testsFirst ? new Steps(test, body) : Steps.Concat(body, new Steps(test, null));
            BindLoop(loop, null, testsFirst, body, broken, [], breaks: true);
        }
        else
        {
            BindLoop(loop, condition is null ? null : () => BindCondition(condition), testsFirst, body, broken, [], Jumps.Contains(loop, loop.ExitLabel));
        }
    }

    /// <summary>Emits a loop of unknown length.</summary>
    /// <param name="loop">The loop in the source.</param>
    /// <param name="condition">When to go on; null for always.</param>
    /// <param name="testsFirst">Whether the condition is tested before the first iteration.</param>
    /// <param name="body">One iteration.</param>
    /// <param name="broken">Where <c>break</c> jumps to.</param>
    /// <param name="counters">Variables that the source does not show and each iteration assigns.</param>
    /// <param name="breaks">Whether something jumps there.</param>
    private void BindLoop(ILoopOperation loop, Func<ValueId>? condition, bool testsFirst, Steps? body, ExitTarget broken, IReadOnlyList<Variable> counters, bool breaks)
    {
        var isEndless = condition is null && !breaks;
        var flags = new List<ExitTarget>();
        if (breaks)
        {
            flags.Add(broken);
        }

        if (Jumps.ContainReturn(loop))
        {
            flags.Add(_returned);
        }

        List<Variable> carried = [.. counters, .. Carried(loop, flags.Contains(_returned))];
        var reassigned = Reassigned(loop);
        _builder.Statement = -1;
        var initial = carried.Select(InitialValue).Concat(flags.Select(_ => Boolean(false))).ToArray();

        var conditionParameters = NewCarriedValues(carried, flags);
        _state.Enter();
        AssignAll(carried, conditionParameters);
        MakeAmbiguous(reassigned);
        var goesOn = _builder.Block(conditionParameters, () => new Yield([LoopCondition(condition, conditionParameters.Skip(carried.Count).ToArray())]));
        _state.Leave();
        var statement = _builder.Statement;

        var bodyParameters = NewCarriedValues(carried, flags);
        var block = BindLoopBody(carried, reassigned, flags, bodyParameters, body);
        if (block.End is Throw)
        {
            RunOnce(condition is null ? null : goesOn, testsFirst, block, initial, statement);
            return;
        }

        var final = NewCarriedValues(carried, flags);
        if (!initial.Contains(Poison))
        {
            EmitAt(Located(loop.Syntax, statement), new While(final, initial.ToEquatableArray(), goesOn, block, testsFirst));
        }

        AssignAll(carried, final);
        MakeAmbiguous(reassigned);
        if (flags.Contains(_returned))
        {
            _state.Exits[_returned] = isEndless ? null : final[carried.Count + flags.IndexOf(_returned)];
        }

        _state.Falls = !isEndless;
    }

    /// <summary>A loop whose body always throws is no loop: the body runs at most once.</summary>
    private void RunOnce(Block? condition, bool testsFirst, Block body, ValueId[] initial, int statement)
    {
        var start = new Dictionary<ValueId, ValueId>();
        for (var i = 0; i < initial.Length; i++)
        {
            start[body.Parameters[i]] = initial[i];
            if (condition is not null)
            {
                start[condition.Parameters[i]] = initial[i];
            }
        }

        var substitution = new Substitution(start);
        var once = substitution.Apply(body with { Parameters = [] });
        if (condition is null || !testsFirst)
        {
            _builder.Emit(once.Instructions);
            Throw((Throw)once.End);
            return;
        }

        var test = substitution.Apply(condition with { Parameters = [] });
        _builder.Emit(test.Instructions);
        EmitIf([], ((Yield)test.End).Values[0], once, EmptyBlock(), statement);
    }

    private ValueId LoopCondition(Func<ValueId>? condition, IReadOnlyList<ValueId> flags)
    {
        _builder.Statement = -1;
        ValueId? goesOn = null;
        foreach (var flag in flags)
        {
            var next = () => Apply(OpCode.Not, IrType.Boolean, [flag]);
            goesOn = goesOn is { } before ? And(before, next) : next();
        }

        if (condition is not null)
        {
            goesOn = goesOn is { } before ? And(before, condition) : condition();
        }

        return goesOn ?? Boolean(true);
    }

    private Block BindLoopBody(IReadOnlyList<Variable> carried, IReadOnlyList<Variable> reassigned, IReadOnlyList<ExitTarget> flags, EquatableArray<ValueId> parameters, Steps? body)
    {
        var (falls, exits) = (_state.Falls, _state.Exits);
        (_state.Falls, _state.Exits) = (true, []);
        if (++_depth > MaximalDepth)
        {
            throw new InsufficientExecutionStackException();
        }

        _state.Enter();
        AssignAll(carried, parameters);
        MakeAmbiguous(reassigned);
        var block = _builder.Block(parameters, () =>
        {
            BindSequence(body);
            if (_state.Thrown is { } thrown)
            {
                return thrown;
            }

            var next = carried.Select(variable => _state[variable]!.Value).ToList();
            next.AddRange(flags.Select(flag => FlagOf(_state.Exits, flag)));
            return new Yield(next.ToEquatableArray());
        });
        _state.Leave();
        (_state.Falls, _state.Exits, _state.Thrown) = (falls, exits, null);
        _depth--;
        return block;
    }

    /// <summary>Variables from outside the loop that it assigns.</summary>
    private List<Variable> Carried(ILoopOperation loop, bool returns)
    {
        var carried = new List<Variable>();
        foreach (var variable in _module.Assigned.TargetsIn(loop).SelectMany(VariablesIn))
        {
            if (!carried.Contains(variable) && variable.Type is not MemoryType && _state[variable] is { } value && value != Poison)
            {
                carried.Add(variable);
            }
        }

        if (returns)
        {
            carried.AddRange(_returnedLeaves.Where(result => result.Type is not MemoryType));
        }

        return carried;
    }

    private ValueId InitialValue(Variable variable) => _state[variable] ?? Zero(variable.Type);

    private EquatableArray<ValueId> NewCarriedValues(IEnumerable<Variable> carried, IEnumerable<ExitTarget> flags) =>
        carried.Select(variable => _builder.NewValue(variable.Type, variable.Name))
            .Concat(flags.Select(flag => _builder.NewValue(IrType.Boolean, flag.FlagName)))
            .ToArray()
            .ToEquatableArray();

    private void AssignAll(IReadOnlyList<Variable> carried, EquatableArray<ValueId> values)
    {
        for (var i = 0; i < carried.Count; i++)
        {
            _state.Assign(carried[i], values[i]);
        }
    }

    private (ExitTarget Broken, ExitTarget Continued) Labels(ILoopOperation loop) =>
        (_labels[loop.ExitLabel] = new("broken"), _labels[loop.ContinueLabel] = new("continued"));
}
