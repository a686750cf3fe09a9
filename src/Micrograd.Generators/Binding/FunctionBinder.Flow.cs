using System.Runtime.CompilerServices;
using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// How jumps become structure: code that a jump may skip goes into an arm of an If.
internal sealed partial class FunctionBinder
{
    /// <summary>Deeper nesting than this is refused, so that no later pass can run out of stack.</summary>
    private const int MaximalDepth = 1000;

    private int _depth;

    private void BindSequence(Steps? rest)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        while (rest is not null && _state.Thrown is null)
        {
            _module.Cancellation.ThrowIfCancellationRequested();
            if (_state.Falls && _state.Exits.Count == 0)
            {
                rest = BindStep(rest.Head, rest.Tail);
                continue;
            }

            var (skipped, landing) = Steps.SplitAtLanding(rest, _state.Exits.ContainsKey);
            if (_state.Falls && skipped is not null)
            {
                BindUnlessExited(skipped);
            }

            if (landing is not null && _state.Exits.Remove(((Step.Landing)landing.Head).Target))
            {
                _state.Falls = true;
            }

            rest = landing?.Tail;
        }
    }

    private Steps? BindStep(Step step, Steps? rest)
    {
        switch (step)
        {
            case Step.Statement statement:
                return BindStatement(statement.Operation, rest);
            case Step.Choice choice:
                return BindChoice(choice, rest);
            case Step.Jump jump:
                Exit(jump.Target);
                return rest;
            case Step.Action action:
                action.Bind();
                return rest;
            default:
                return rest;
        }
    }

    private Steps? BindChoice(Step.Choice choice, Steps? rest)
    {
        var condition = choice.Condition();
        var statement = _builder.Statement;
        if (Completion.AlwaysThrows(choice.Else) && !Completion.AlwaysThrows(choice.Then))
        {
            var throwing = BindArm(() => BindSequence(choice.Else));
            EmitIf([], condition, EmptyBlock(), throwing.Block, statement);
            return Steps.Concat(choice.Then, rest);
        }

        // Exactly one arm goes on: the rest belongs to it, up to where the other arm may come back.
        var (thenSteps, elseSteps) = (choice.Then, choice.Else);
        var (thenCompletes, elseCompletes) = (Completion.Completes(thenSteps), Completion.Completes(elseSteps));
        if (thenCompletes && !elseCompletes)
        {
            (var before, rest) = Steps.SplitAtLanding(rest, target => MayJump(elseSteps, target));
            thenSteps = Steps.Concat(thenSteps, before);
        }

        var then = BindArm(() => BindSequence(thenSteps));
        if (then.Throws)
        {
            EmitIf([], condition, then.Block, EmptyBlock(), statement);
            return Steps.Concat(elseSteps, rest);
        }

        if (!thenCompletes && elseCompletes)
        {
            (var before, rest) = Steps.SplitAtLanding(rest, target => MayJump(thenSteps, target));
            elseSteps = Steps.Concat(elseSteps, before);
        }

        var otherwise = BindArm(() => BindSequence(elseSteps));
        Join(condition, then, otherwise, statement, expression: null);
        return rest;
    }

    private void BindUnlessExited(Steps skipped)
    {
        var flags = new Dictionary<ExitTarget, ValueId?>(_state.Exits);
        var exited = flags.Values.Select(flag => flag!.Value).Aggregate((a, b) => Apply(OpCode.Or, IrType.Boolean, [a, b]));
        var statement = _builder.Statement;
        var exiting = new Arm(EmptyBlock(), [], Falls: false, flags);
        var otherwise = BindArm(() => BindSequence(skipped));
        Join(exited, exiting, otherwise, statement, expression: null, flags);
    }

    private Arm BindArm(Action bind)
    {
        if (++_depth > MaximalDepth)
        {
            throw new InsufficientExecutionStackException();
        }

        var (falls, exits) = (_state.Falls, _state.Exits);
        (_state.Falls, _state.Exits) = (true, []);
        _state.Enter();
        var firstValue = _builder.ValueCount;
        var block = _builder.Block([], () =>
        {
            bind();
            return _state.Thrown ?? (Terminator)new Yield([]);
        });
        var arm = new Arm(block, _state.Leave(), _state.Falls, _state.Exits) { FirstValue = firstValue };
        (_state.Falls, _state.Exits, _state.Thrown) = (falls, exits, null);
        _depth--;
        return arm;
    }

    /// <summary>Emits the choice between two arms; afterwards variables hold what the arm taken gave them.</summary>
    /// <param name="condition">Which arm is taken.</param>
    /// <param name="then">Taken when true.</param>
    /// <param name="otherwise">Taken when false.</param>
    /// <param name="statement">The source statement of the condition.</param>
    /// <param name="expression">For a choice between expressions, what holds their value, one variable per leaf of a struct. Variables that an expression declares stay known after it.</param>
    /// <param name="outerFlags">Flags known to be false in <paramref name="otherwise"/>, so that they stay as they are unless it sets them.</param>
    private void Join(
        ValueId condition,
        Arm then,
        Arm otherwise,
        int statement,
        IReadOnlyList<Variable>? expression,
        IReadOnlyDictionary<ExitTarget, ValueId?>? outerFlags = null)
    {
        var goingOn = new[] { then, otherwise }.Where(arm => !arm.Throws).ToArray();
        var falls = goingOn.Any(arm => arm.Falls);
        var targets = goingOn.SelectMany(arm => arm.Exits.Keys).Distinct().ToArray();
        var onlyReturns = !falls && targets.All(target => target == _returned);
        var results = new List<ValueId>();
        var yields = new List<(Func<ValueId> Then, Func<ValueId> Else)>();

        foreach (var variable in goingOn.SelectMany(arm => arm.Changes).Select(change => change.Key).Distinct().ToArray())
        {
            if (variable.Type is MemoryType)
            {
                JoinMemory(variable, goingOn);
            }
            else if (IsResult(variable) || (!onlyReturns && (_state[variable] is not null || (expression is not null && (expression.Contains(variable) || variable.Name is not null)))))
            {
                var outer = _state[variable];
                var (a, b) = (LastValue(then), LastValue(otherwise));
                if (a == Poison || b == Poison)
                {
                    _state.Assign(variable, Poison);
                    continue;
                }

                var result = _builder.NewValue(variable.Type, variable.Name);
                results.Add(result);
                yields.Add((() => a ?? Zero(variable.Type), () => b ?? Zero(variable.Type)));
                _state.Assign(variable, result);

                // What an arm that throws has assigned is never looked at.
                ValueId? LastValue(Arm arm) => arm.Throws ? null : arm.LastValue(variable) ?? outer;
            }
        }

        _state.Exits = [];
        foreach (var target in targets)
        {
            if (goingOn.All(arm => arm.Exits.TryGetValue(target, out var flag) && flag is null))
            {
                _state.Exits[target] = null;
            }
            else if (outerFlags is not null && outerFlags.TryGetValue(target, out var outer) && !otherwise.Exits.ContainsKey(target))
            {
                _state.Exits[target] = outer;
            }
            else
            {
                var flag = _builder.NewValue(IrType.Boolean, target.FlagName);
                results.Add(flag);
                yields.Add((() => Flag(then, target), () => Flag(otherwise, target)));
                _state.Exits[target] = flag;
            }
        }

        _state.Falls = falls;
        EmitIf(results.ToEquatableArray(), condition, End(then, yields.Select(y => y.Then)), End(otherwise, yields.Select(y => y.Else)), statement);
    }

    private Block End(Arm arm, IEnumerable<Func<ValueId>> yields)
    {
        if (arm.Throws)
        {
            return arm.Block;
        }

        var statement = _builder.Statement;
        _builder.Statement = -1;
        var end = _builder.Block([], () => new Yield(yields.Select(value => value()).ToArray().ToEquatableArray()) { Statement = arm.Block.End.Statement });
        _builder.Statement = statement;
        return new Block([], arm.Block.Instructions.Concat(end.Instructions).ToEquatableArray(), end.End);
    }

    private void EmitIf(EquatableArray<ValueId> results, ValueId condition, Block then, Block otherwise, int statement)
    {
        if (condition != Poison)
        {
            EmitAt(statement, new If(results, condition, then, otherwise));
        }
    }

    /// <summary>Emits what belongs to a statement that was left since; −1 belongs to none.</summary>
    private void EmitAt(int statement, Instruction instruction)
    {
        var current = _builder.Statement;
        _builder.Statement = statement;
        _builder.Emit(instruction);
        _builder.Statement = current;
    }

    /// <summary>Whether some jump in the steps goes to <paramref name="target"/>.</summary>
    private bool MayJump(Steps? steps, ExitTarget target)
    {
        for (; steps is not null; steps = steps.Tail)
        {
            switch (steps.Head)
            {
                case Step.Jump jump when jump.Target == target:
                case Step.Choice choice when MayJump(choice.Then, target) || MayJump(choice.Else, target):
                case Step.Statement { Operation: var statement } when Walk.Within(statement).Any(operation =>
                    operation is IBranchOperation branch && _labels.TryGetValue(branch.Target, out var label) && label == target):
                    return true;
            }
        }

        return false;
    }

    private Block EmptyBlock() => _builder.Block([], () => new Yield([]));

    private ValueId Flag(Arm arm, ExitTarget target) => FlagOf(arm.Exits, target);

    private ValueId FlagOf(IReadOnlyDictionary<ExitTarget, ValueId?> exits, ExitTarget target) =>
        exits.TryGetValue(target, out var flag) ? flag ?? Boolean(true) : Boolean(false);

    private void Exit(ExitTarget target) => (_state.Falls, _state.Exits) = (false, new() { [target] = null });
}
