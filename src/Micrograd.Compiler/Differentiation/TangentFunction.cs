using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;
using Micrograd.Compiler.Simplification;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Derives one function in forward mode: each instruction is followed by its tangent along every direction.</summary>
internal sealed partial class TangentFunction
{
    private readonly Function _primal;
    private readonly ICallTangents _calls;
    private readonly FunctionBuilder _builder;
    private readonly IReadOnlyList<Direction> _directions;
    private readonly IReadOnlyList<TangentSeeds> _seeds;
    private readonly Definitions _definitions;
    private readonly MemoryEffects _effects;

    /// <summary>Prepares to derive.</summary>
    public TangentFunction(Function primal, IReadOnlyList<TangentSeeds> directions, ICallTangents calls)
    {
        (_primal, _seeds, _calls) = (primal, directions, calls);
        _builder = new FunctionBuilder(primal) { Role = ValueRole.Derivative };
        _directions = [.. directions.Select(seeds => new Direction(_builder, primal, seeds))];
        _definitions = new Definitions(primal.Body);
        _effects = new MemoryEffects(primal);
    }

    /// <summary>The function that yields the results, then for each direction the tangents of the real ones.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isSeeded">Whether tangents of parameters are 1; otherwise they are further parameters, direction by direction.</param>
    public Function Build(string name, bool isSeeded)
    {
        var tangents = isSeeded ? [] : _directions.SelectMany(direction =>
        {
            return direction.Seeds.Concat(direction.Outputs).Select(parameter => NewParameter(direction, parameter, _seeds.Count == 1 ? _builder[parameter].Name + "Tangent" : null));
        }).ToList();
        var seeds = _builder.Capture(() =>
        {
            PrepareMemory();
            foreach (var direction in isSeeded ? _directions : [])
            {
                foreach (var parameter in direction.Seeds)
                {
                    direction.Set(parameter, _builder.Real(1, _builder[parameter].Type));
                }
            }
        });
        var body = Derive(_primal.Body, seeds, end => [.. end.Values.Items, .. _directions.SelectMany(direction => end.Values.Items.Where(value => _builder[value].Type.HoldsReals).Select(value => Result(direction, value)))]);
        var realTypes = _primal.ResultTypes.Items.Where(type => type.HoldsReals).ToList();
        return _builder.Build(
            name,
            [.. _primal.Parameters.Items, .. tangents],
            [.. _primal.ResultTypes.Items, .. _directions.SelectMany(_ => realTypes)],
            body,
            _primal.UsesTape);
    }

    private bool IsReal(ValueId value) => _builder[value].Type.IsReal;

    private Block Derive(Block block, IReadOnlyList<Instruction> before, Func<Yield, EquatableArray<ValueId>> results)
    {
        Terminator end = block.End;
        var instructions = _builder.Capture(() =>
        {
            _builder.Emit(before);
            var around = _builder.Evaluated;
            var pairs = new SinCosPairs(block.Instructions);
            _builder.Evaluated = pairs.Evaluated;
            foreach (var instruction in block.Instructions)
            {
                _builder.Statement = instruction.Statement;
                Derive(instruction, pairs);
            }

            _builder.Evaluated = around;

            _builder.Statement = -1;
            if (block.End is Yield yield)
            {
                end = yield with { Values = results(yield) };
            }
        });
        if (_calls.Passes.Simplifies)
        {
            (instructions, end) = DerivativeSimplifier.Simplify(_builder, instructions, end, _definitions);
        }

        return new Block(block.Parameters, instructions.ToEquatableArray(), end);
    }

    private void Derive(Instruction instruction, SinCosPairs pairs)
    {
        switch (instruction)
        {
            case Apply apply:
                _builder.Emit(pairs.From(apply));
                foreach (var direction in _directions.Where(direction => direction.IsActive(apply.Result)))
                {
                    Derive(apply, direction);
                }

                break;
            case Call call:
                _calls.Emit(call, _builder, _directions);
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
            case Push or Pop or PushAll or PopAll:
                DeriveTape(instruction);
                break;
            case Reserve or Allocate or View or Load or Store or Accumulate or Clear or Copy:
                DeriveMemory(instruction);
                break;
            default:
                _builder.Emit(instruction);
                break;
        }
    }

    private void Derive(Apply apply, Direction direction)
    {
        var operands = apply.Operands.Items.Select(operand => new Expr(_builder, operand)).ToList();
        if (apply.Op == OpCode.Divide && direction.Find(apply.Operands[0]) is { } above && direction.Find(apply.Operands[1]) is { } below)
        {
            // Both shares over one divisor: a division saved.
            var numerator = new Expr(_builder, above) - (new Expr(_builder, below) * new Expr(_builder, apply.Result));
            direction.Set(apply.Result, (numerator / operands[1]).Id);
            return;
        }

        Expr? sum = null;
        for (var i = 0; i < operands.Count; i++)
        {
            if (direction.Find(apply.Operands[i]) is { } tangent
                && RuleBook.Contribution(apply.Op, i, new Expr(_builder, tangent), operands, new Expr(_builder, apply.Result)) is { } share)
            {
                sum = sum is { } others ? others + share.ConvertTo(others.Type) : share;
            }
        }

        if (sum is { } total)
        {
            // A rule's factor is in the operand's type; the tangent is in the result's.
            direction.Set(apply.Result, total.ConvertTo(_builder[apply.Result].Type).Id);
        }
    }
}
