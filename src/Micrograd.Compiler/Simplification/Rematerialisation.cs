using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification;

/// <summary>The reverse part writes out short unnamed pieces of primal expressions again (<c>a * x</c>), instead of making the forward part name them. Forward code
/// stays the user's text; the just-in-time compiler computes the piece once all the same.</summary>
internal sealed class Rematerialisation(FunctionBuilder builder, Definitions definitions)
{
    private const int MaxOperations = 3;
    private readonly Dictionary<ValueId, ValueId> _copies = [];
    private readonly Dictionary<(OpCode, IrType, EquatableArray<ValueId>), ValueId> _operations = [];

    /// <summary>The instructions, each preceded by the pieces it reads.</summary>
    public List<Instruction> Run(IEnumerable<Instruction> instructions)
    {
        var result = new List<Instruction>();
        foreach (var instruction in instructions)
        {
            if (!IsDerived(instruction))
            {
                result.Add(instruction);
                continue;
            }

            var pieces = builder.Capture(() =>
            {
                builder.Statement = instruction.Statement;
                var renamed = instruction is Apply apply
                    ? apply with { Operands = apply.Operands.Items.Select(Piece).ToEquatableArray() }
                    : instruction is If choice ? choice with { Condition = Piece(choice.Condition) } : instruction;
                builder.Emit(renamed);
            });
            result.AddRange(pieces);
        }

        return result;
    }

    private bool IsDerived(Instruction instruction) => instruction.Results.Items.Any(value => builder[value].Role == ValueRole.Derivative);

    private ValueId Piece(ValueId value)
    {
        var size = 0;
        return IsPiece(value, ref size) ? Copy(value) : value;
    }

    private bool IsPiece(ValueId value, ref int size)
    {
        if (builder[value] is not { Role: ValueRole.Primal, Name: null })
        {
            return false;
        }

        switch (definitions[value])
        {
            case Constant or External { Expression.Holes.Count: 0 }:
                return true;
            case Apply { Op: OpCode.Add or OpCode.Subtract or OpCode.Multiply or OpCode.Negate or OpCode.Convert
                or (>= OpCode.Equal and <= OpCode.GreaterOrEqual) } apply:
                size++;
                foreach (var operand in apply.Operands)
                {
                    var isLeaf = !IsPiece(operand, ref size);
                    if (size > MaxOperations || (isLeaf && definitions[operand] is not null && builder[operand] is { Role: ValueRole.Primal, Name: null }))
                    {
                        return false;
                    }
                }

                return size <= MaxOperations;
            default:
                return false;
        }
    }

    private ValueId Copy(ValueId value)
    {
        var size = 0;
        if (!IsPiece(value, ref size))
        {
            return value;
        }

        // What C# converts by itself needs no variable.
        if (definitions[value] is Apply { Op: OpCode.Convert })
        {
            return Again(value);
        }

        return _copies.TryGetValue(value, out var known) ? known : _copies[value] = Again(value);
    }

    private ValueId Again(ValueId value)
    {
        switch (definitions[value])
        {
            case Constant constant when builder[value].Type.IsReal:
                return builder.Real(constant.Value.Real, builder[value].Type, constant.Value.Spelling);
            case Constant constant:
                return builder.Integer(constant.Value.Bits, builder[value].Type, constant.Value.Spelling);
            case Apply apply:
                var operands = apply.Operands.Items.Select(Copy).ToEquatableArray();
                var key = (apply.Op, builder[value].Type, operands);
                if (apply.Op == OpCode.Convert || !_operations.TryGetValue(key, out var again))
                {
                    _operations[key] = again = builder.NewValue(builder[value].Type);
                    builder.Emit(apply with { Result = again, Operands = operands, Statement = builder.Statement });
                }

                return again;
            case External external:
                var read = builder.NewValue(builder[value].Type);
                builder.Emit(external with { Result = read, Statement = builder.Statement });
                return read;
            default:
                return value;
        }
    }
}
