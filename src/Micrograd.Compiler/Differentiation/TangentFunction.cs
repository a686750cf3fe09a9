using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;
using Micrograd.Compiler.Simplification;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Derives one function in forward mode: each instruction is followed by its tangent.</summary>
internal sealed partial class TangentFunction
{
    private readonly Function _primal;
    private readonly IReadOnlyList<bool> _wanted;
    private readonly TangentLibrary _helpers;
    private readonly FunctionBuilder _builder;
    private readonly Activity _activity;
    private readonly Definitions _definitions;
    private readonly Dictionary<ValueId, ValueId> _tangents = [];

    /// <summary>Prepares to derive.</summary>
    public TangentFunction(Function primal, IReadOnlyList<bool> wanted, TangentLibrary helpers)
    {
        (_primal, _wanted, _helpers) = (primal, wanted, helpers);
        _builder = new FunctionBuilder(primal) { Role = ValueRole.Derivative };
        _activity = Activity.Of(primal, wanted, callee => helpers.Primal(callee).UsesTape);
        _definitions = new Definitions(primal.Body);
    }

    /// <summary>The function that yields the results, then the tangents of the real ones.</summary>
    public Function Build(string name)
    {
        var active = _primal.Parameters.Items.Where((parameter, i) => _wanted[i] && _primal.TypeOf(parameter).IsReal).ToList();
        foreach (var parameter in active)
        {
            _tangents.Add(parameter, _builder.NewValue(_primal.TypeOf(parameter), _primal.Values[parameter.Index].Name is { } own ? own + "Tangent" : null));
        }

        var body = Derive(_primal.Body, end => [.. end.Values.Items, .. end.Values.Items.Where(IsReal).Select(TangentOrZero)]);
        return _builder.Build(
            name,
            [.. _primal.Parameters.Items, .. active.Select(parameter => _tangents[parameter])],
            [.. _primal.ResultTypes.Items, .. _primal.ResultTypes.Items.Where(type => type.IsReal)],
            body,
            _primal.UsesTape);
    }

    private bool IsReal(ValueId value) => _builder[value].Type.IsReal;

    private ValueId TangentOrZero(ValueId value) => _tangents.TryGetValue(value, out var tangent) ? tangent : _builder.Real(0, _builder[value].Type);

    private ValueId NewTangent(ValueId value)
    {
        var tangent = _builder.NewValue(_builder[value].Type, _builder[value].Name is { } name ? "t_" + name : null);
        _tangents[value] = tangent;
        return tangent;
    }

    private Block Derive(Block block, Func<Yield, EquatableArray<ValueId>> results)
    {
        Terminator end = block.End;
        var instructions = _builder.Capture(() =>
        {
            foreach (var instruction in block.Instructions)
            {
                _builder.Statement = instruction.Statement;
                Derive(instruction);
            }

            if (block.End is Yield yield)
            {
                end = yield with { Values = results(yield) };
            }
        });
        return new Block(
            block.Parameters,
            DerivativeSimplifier.Simplify(_builder, instructions, end.Operands().Items, _definitions).ToEquatableArray(),
            end);
    }

    private void Derive(Instruction instruction)
    {
        switch (instruction)
        {
            case Apply apply:
                _builder.Emit(apply);
                Derive(apply);
                break;
            case Call call:
                Derive(call);
                break;
            case If choice:
                Derive(choice);
                break;
            case For loop:
                Derive(loop);
                break;
            case While loop:
                Derive(loop);
                break;
            case Push or Pop or Reserve or Load or Store:
                DeriveMemory(instruction);
                break;
            default:
                _builder.Emit(instruction);
                break;
        }
    }

    private void Derive(Apply apply)
    {
        if (!_activity.IsActive(apply.Result))
        {
            return;
        }

        var operands = apply.Operands.Items.Select(operand => new Expr(_builder, operand)).ToList();
        Expr? sum = null;
        for (var i = 0; i < operands.Count; i++)
        {
            if (_tangents.TryGetValue(apply.Operands[i], out var tangent)
                && RuleBook.Contribution(apply.Op, i, new Expr(_builder, tangent), operands, new Expr(_builder, apply.Result)) is { } share)
            {
                sum = sum is { } others ? others + share.ConvertTo(others.Type) : share;
            }
        }

        if (sum is { } total)
        {
            // A rule's factor is in the operand's type; the tangent is in the result's.
            _tangents[apply.Result] = Named(total.ConvertTo(_builder[apply.Result].Type).Id, apply.Result);
        }
    }

    private ValueId Named(ValueId tangent, ValueId primal)
    {
        if (_builder[primal].Name is { } name && _builder[tangent] is { Role: ValueRole.Derivative, Name: null } && _builder.OperationOf(tangent) is not null)
        {
            _builder[tangent] = _builder[tangent] with { Name = "t_" + name };
        }

        return tangent;
    }

    private void Derive(Call call)
    {
        var wanted = call.Arguments.Items.Select(_tangents.ContainsKey).ToList();
        if (!wanted.Contains(true) && !_helpers.Primal(call.Callee).UsesTape)
        {
            // (What pushes must match what pops: on the tape every real has its tangent beside it, be it 0.)
            _builder.Emit(call);
            return;
        }

        var tangents = call.Returned.Items.Where(IsReal).Select(NewTangent).ToList();
        _builder.Emit(call with
        {
            Callee = _helpers.Derive(call.Callee, wanted),
            Returned = [.. call.Returned.Items, .. tangents],
            Arguments = [.. call.Arguments.Items, .. call.Arguments.Items.Where(_tangents.ContainsKey).Select(argument => _tangents[argument])],
        });
    }
}
