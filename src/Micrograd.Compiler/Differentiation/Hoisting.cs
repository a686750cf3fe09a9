using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>Computes an adjoint before a loop, where it depends on nothing that comes later: the seed, a constant factor, a mean's 1/n.</summary>
internal sealed class Hoisting(FunctionBuilder builder, Definitions definitions, ProgramOrder order, int position)
{
    private const int MaxOperations = 6;
    private readonly Dictionary<ValueId, ValueId> _hoisted = [];

    /// <summary>Emits the adjoint's computation again; null if it needs something from the loop or after it.</summary>
    public ValueId? Hoist(ValueId adjoint)
    {
        var budget = MaxOperations;
        return IsKnown(adjoint, ref budget) ? Emit(adjoint) : null;
    }

    private bool IsKnown(ValueId value, ref int budget)
    {
        if (builder.IsConstant(value, out _) || order.Of(value) < position)
        {
            return true;
        }

        if (Operation(value) is not { } operation || --budget < 0)
        {
            return false;
        }

        foreach (var operand in operation.Operands())
        {
            if (!IsKnown(operand, ref budget))
            {
                return false;
            }
        }

        return true;
    }

    private ValueId Emit(ValueId value)
    {
        if (_hoisted.TryGetValue(value, out var known))
        {
            return known;
        }

        if (builder.IsConstant(value, out var literal))
        {
            return _hoisted[value] = builder[value].Type.IsReal
                ? builder.Real(literal.Real, builder[value].Type, literal.Spelling)
                : builder.Integer(literal.Bits, builder[value].Type, literal.Spelling);
        }

        if (order.Of(value) < position)
        {
            return value;
        }

        var operation = Operation(value)!;
        var operands = operation.Operands().Distinct().ToDictionary(operand => operand, Emit);
        operands[value] = _hoisted[value] = builder.NewValue(builder[value].Type, builder[value].Name);
        builder.Emit(new Substitution(operands).Apply(operation));
        return _hoisted[value];
    }

    /// <summary>What computes the value and can do so earlier: it throws nothing, and reads nothing that changes.</summary>
    private Instruction? Operation(ValueId value) => (Instruction?)builder.OperationOf(value) ?? definitions[value] switch
    {
        Apply apply when builder[value].Type.IsReal => apply,
        Length length => length,
        _ => null,
    };
}
