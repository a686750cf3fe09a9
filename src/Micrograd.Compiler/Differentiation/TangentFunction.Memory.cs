using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <content>Memory and the tape: where reals are kept, their tangents are kept beside them.</content>
internal sealed partial class TangentFunction
{
    /// <summary>The parameter for the tangent of a parameter. The tangent of memory is only read, unless it is a result.</summary>
    private ValueId NewParameter(Direction direction, ValueId parameter, string? name)
    {
        if (_builder[parameter].Type is not ArrayType type)
        {
            return direction.New(parameter, name);
        }

        var form = type.Form is ArrayForm.Matrix or ArrayForm.Jagged ? type.Form
            : direction.Seeds.Contains(parameter) ? ArrayForm.ReadOnlySpan
            : ArrayForm.Span;
        return direction.New(parameter, type with { Form = form }, name);
    }

    /// <summary>Results start at zero; where the function writes to its input, the tangent is a copy that can be written too.</summary>
    private void PrepareMemory()
    {
        foreach (var direction in _directions)
        {
            foreach (var output in direction.Outputs.Where(output => !IsClearedFirst(output)))
            {
                ShadowParameter.Clear(_builder, direction.Find(output)!.Value);
            }

            foreach (var input in direction.Seeds.Where(parameter => _builder[parameter].Type is MemoryType && _effects.IsWritten(parameter)).ToList())
            {
                var given = direction.Find(input)!.Value;
                if (_builder[input].Type is ArrayType { Form: ArrayForm.Matrix or ArrayForm.Jagged })
                {
                    _builder.Emit(new Duplicate(direction.New(input, _builder[input].Type), given));
                    continue;
                }

                var length = _builder.NewValue(IrType.Int32);
                _builder.Emit(new Length(length, given, 0));
                var copy = direction.New(input, Workspace((MemoryType)_builder[input].Type));
                _builder.Emit(new Allocate(copy, [length]));
                _builder.Emit(new Copy(given, copy));
            }
        }
    }

    // Arrays of structs become workspace when they are taken apart.
    private static MemoryType Workspace(MemoryType type) => type is ArrayType { Struct: not null } array ? array with { Form = ArrayForm.Span } : new WorkspaceType(type.Element);

    private bool IsClearedFirst(ValueId memory) =>
        _primal.Body.Instructions.Items.FirstOrDefault(instruction => instruction.Reads().Any(value => _effects.Roots.Of(value) == memory)) is Clear;

    /// <summary>The tangent of a result; that of an array that depends on nothing active is an array of zeros.</summary>
    private ValueId Result(Direction direction, ValueId result)
    {
        if (_builder[result].Type is not MemoryType || direction.Find(result) is not null)
        {
            return direction.OrZero(result);
        }

        var length = _builder.NewValue(IrType.Int32);
        _builder.Emit(new Length(length, result, 0));
        var zeros = direction.New(result);
        _builder.Emit(new Allocate(zeros, [length]));
        return zeros;
    }

    private void DeriveMemory(Instruction instruction)
    {
        _builder.Emit(instruction);
        foreach (var direction in _directions)
        {
            Derive(instruction, direction);
        }
    }

    private void Derive(Instruction instruction, Direction direction)
    {
        switch (instruction)
        {
            case Reserve reserve when direction.IsActive(reserve.Result):
                _builder.Emit(reserve with { Result = direction.New(reserve.Result) });
                break;
            case Allocate allocate when direction.IsActive(allocate.Result):
                _builder.Emit(allocate with { Result = direction.New(allocate.Result) });
                break;
            case Slice slice when direction.IsActive(slice.Result):
                _builder.Emit(slice with { Result = direction.New(slice.Result), Source = Tangent(slice.Source) });
                break;
            case Row row when direction.IsActive(row.Result):
                _builder.Emit(row with { Result = direction.New(row.Result), Source = Tangent(row.Source) });
                break;
            case Load load when direction.IsActive(load.Result):
                _builder.Emit(load with { Result = direction.New(load.Result), Memory = Tangent(load.Memory) });
                break;
            case Store store when _builder[store.Value].Type.IsReal && direction.Find(store.Memory) is { } memory:
                _builder.Emit(store with { Memory = memory, Value = direction.OrZero(store.Value) });
                break;
            case Accumulate add when direction.Find(add.Memory) is { } memory && direction.Find(add.Value) is { } tangent:
                _builder.Emit(add with { Memory = memory, Value = tangent });
                break;
            case Clear clear when direction.Find(clear.Memory) is { } memory:
                _builder.Emit(new Clear(memory));
                break;
            case Copy copy when direction.Find(copy.Destination) is { } destination:
                Derive(copy, direction.Find(copy.Source), destination);
                break;
        }

        ValueId Tangent(ValueId memory) => direction.Find(memory)!.Value;
    }

    private void Derive(Copy copy, ValueId? source, ValueId destination)
    {
        if (source is { } tangent)
        {
            _builder.Emit(copy with { Source = tangent, Destination = destination });
            return;
        }

        var length = _builder.NewValue(IrType.Int32);
        _builder.Emit(new Length(length, copy.Source, 0));
        var overwritten = _builder.NewValue(Workspace((MemoryType)_builder[destination].Type));
        _builder.Emit(new Slice(overwritten, destination, null, length));
        _builder.Emit(new Clear(overwritten));
    }

    private void DeriveTape(Instruction instruction)
    {
        if (instruction is Pop or PopAll)
        {
            foreach (var direction in _directions.Reverse())
            {
                if (instruction is Pop pop && IsReal(pop.Result))
                {
                    _builder.Emit(new Pop(direction.New(pop.Result)));
                }
                else if (instruction is PopAll all && direction.Find(all.Memory) is { } memory)
                {
                    _builder.Emit(new PopAll(memory));
                }
            }

            _builder.Emit(instruction);
            return;
        }

        _builder.Emit(instruction);
        foreach (var direction in _directions)
        {
            if (instruction is Push push && IsReal(push.Value))
            {
                _builder.Emit(new Push(direction.OrZero(push.Value)));
            }
            else if (instruction is PushAll all && direction.Find(all.Memory) is { } memory)
            {
                _builder.Emit(new PushAll(memory));
            }
        }
    }
}
