using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation.Lanes;

/// <summary>Rewrites a function so that the values that depend on its direction are vectors.</summary>
/// <param name="function">A derived function.</param>
/// <param name="wide">What depends on the direction.</param>
/// <param name="spelling">How vectors are written.</param>
internal sealed class LaneRewriter(Function function, WideValues wide, LaneSpelling spelling)
{
    private readonly FunctionBuilder _builder = new(function) { Role = ValueRole.Derivative };
    private readonly Definitions _definitions = new(function.Body);
    private readonly ZeroGuards _guards = new(function, wide);
    private bool _fails;

    /// <summary>The function with vectors; null if an operation on them is not linear.</summary>
    /// <param name="results">Which results are vectors.</param>
    public Function? Rewrite(IReadOnlyList<bool> results)
    {
        for (var i = 0; i < function.Values.Count; i++)
        {
            var value = new ValueId(i);
            if (wide.Contains(value))
            {
                _builder[value] = _builder[value] with { Type = Widened(_builder[value].Type) };
            }
        }

        var body = Rewrite(function.Body, results);
        return _fails ? null : _builder.Build(
            function.Name, function.Parameters, [.. function.ResultTypes.Select((type, i) => results[i] ? spelling.Type : type)], body, function.UsesTape);
    }

    private IrType Widened(IrType type) => type switch
    {
        WorkspaceType => new WorkspaceType(spelling.Type),
        ArrayType array => new ArrayType(spelling.Type, array.Form),
        _ => spelling.Type,
    };

    private Block Rewrite(Block block, IReadOnlyList<bool> ends)
    {
        var end = block.End;
        var instructions = _builder.Capture(() =>
        {
            foreach (var instruction in block.Instructions)
            {
                Rewrite(instruction);
            }

            _builder.Statement = -1;
            if (end is Yield yield)
            {
                end = yield with { Values = [.. yield.Values.Items.Select((value, i) => ends[i] ? AsVector(value) : Narrow(value))] };
            }
        });
        return new Block(block.Parameters, instructions.ToEquatableArray(), end);
    }

    private Block Rewrite(Block block, EquatableArray<ValueId> targets) => Rewrite(block, [.. targets.Items.Select(wide.Contains)]);

    private void Rewrite(Instruction instruction)
    {
        _builder.Statement = instruction.Statement;
        switch (instruction)
        {
            case Apply apply when apply.Operands.Items.Any(wide.Contains):
                Rewrite(apply);
                break;
            case If choice when _guards.Find(choice) is { } guard:
                Rewrite(choice, guard);
                break;
            case If choice when _guards.IsPart(choice):
                break;
            case If choice:
                _builder.Emit(choice with { Then = Rewrite(choice.Then, choice.Yielded), Else = Rewrite(choice.Else, choice.Yielded) });
                break;
            case For loop:
                _builder.Emit(loop with { Initial = Starts(loop.Initial, loop.Final), Body = Rewrite(loop.Body, loop.Final) });
                break;
            case While loop:
                _builder.Emit(loop with { Initial = Starts(loop.Initial, loop.Final), Condition = Rewrite(loop.Condition, [false]), Body = Rewrite(loop.Body, loop.Final) });
                break;
            case Store store when wide.Contains(store.Memory):
                _builder.Emit(store with { Value = AsVector(store.Value) });
                break;
            case Accumulate add when wide.Contains(add.Memory):
                _builder.Emit(add with { Value = AsVector(add.Value) });
                break;
            default:
                _builder.Emit(instruction);
                break;
        }
    }

    private void Rewrite(Apply apply)
    {
        var (first, second) = (wide.Contains(apply.Operands[0]), apply.Operands.Count > 1 && wide.Contains(apply.Operands[1]));
        switch (apply.Op)
        {
            case OpCode.Negate:
            case OpCode.Multiply when first != second:
            case OpCode.Divide when !second:
                _builder.Emit(apply);
                break;
            case OpCode.NotEqual when _guards.IsSkip(apply):
            case OpCode.Add or OpCode.Subtract:
                _builder.Emit(apply with { Operands = [.. apply.Operands.Items.Select(AsVector)] });
                break;
            default:
                _fails |= !_guards.IsPart(apply);
                break;
        }
    }

    /// <summary>A direction that is zero gives zero also where the factor is infinite: in each lane by itself.</summary>
    private void Rewrite(If choice, ZeroGuard guard)
    {
        foreach (var instruction in guard.Edge.Concat(choice.Else.Instructions))
        {
            Rewrite(instruction);
        }

        _builder.Statement = choice.Statement;
        var formula = AsVector(((Yield)choice.Else.End).Values[0]);
        ValueId Guarded(ValueId result)
        {
            _builder.Emit(new External(result, new Template([spelling.Lanes + ".UnlessZero(", ", ", ")"], [guard.Direction, formula])));
            return result;
        }

        if (guard.IsAtEdge is { } atEdge)
        {
            _builder.Emit(choice with
            {
                Condition = atEdge,
                Then = _builder.Block([], () => new Yield([Guarded(_builder.NewValue(spelling.Type))])),
                Else = new Block([], [], new Yield([formula])),
            });
        }
        else
        {
            Guarded(choice.Yielded[0]);
        }
    }

    private EquatableArray<ValueId> Starts(EquatableArray<ValueId> initial, EquatableArray<ValueId> targets) =>
        [.. initial.Items.Select((value, i) => wide.Contains(targets[i]) ? AsVector(value) : value)];

    /// <summary>A vector as it is, a constant in all lanes.</summary>
    private ValueId AsVector(ValueId value)
    {
        if (wide.Contains(value))
        {
            return value;
        }

        if (_definitions[value] is Constant constant)
        {
            return _builder.Real(constant.Value.Real, spelling.Type);
        }

        _fails = true;
        return value;
    }

    private ValueId Narrow(ValueId value)
    {
        _fails |= wide.Contains(value);
        return value;
    }
}
