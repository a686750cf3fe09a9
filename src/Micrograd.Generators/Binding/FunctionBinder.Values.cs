using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

// Making and naming values.
internal sealed partial class FunctionBinder
{
    private ValueId Apply(OpCode op, ScalarType type, EquatableArray<ValueId> operands, Overflow overflow = Overflow.Default)
    {
        if (operands.Items.Contains(Poison))
        {
            return Poison;
        }

        var result = _builder.NewValue(type);
        _builder.Emit(new Apply(result, op, operands) { Overflow = overflow });
        return result;
    }

    private ValueId External(IrType type, Template expression)
    {
        if (expression.Holes.Items.Contains(Poison))
        {
            return Poison;
        }

        var result = _builder.NewValue(type);
        _builder.Emit(new External(result, expression));
        return result;
    }

    private ValueId Boolean(bool value) => _builder.Integer(value ? 1 : 0, IrType.Boolean);

    private ValueId Integer(long value, ScalarType type) => _builder.Integer(value, type);

    /// <summary>A value that is never looked at, for variables that C# has not assigned yet.</summary>
    private ValueId Zero(IrType type) => type switch
    {
        { IsReal: true } => _builder.Real(0, type),
        ScalarType { Kind: ScalarKind.Opaque } => External(type, Template.Of($"default({type.Name})")),
        ScalarType scalar => Integer(0, scalar),
        _ => Poison,
    };

    private ValueId Number(double value, ScalarType type) => type.IsReal ? _builder.Real(value, type) : Integer((long)value, type);

    private ValueId Convert(ValueId value, ScalarType type, Overflow overflow = Overflow.Default) =>
        value == Poison || _builder[value].Type.Equals(type) ? value : Apply(OpCode.Convert, type, [value], overflow);

    private Variable NewVariable(ISymbol symbol, IrType type) => _variables[symbol] = new Variable(symbol.Name, type);

    /// <summary>A variable of struct type: one variable per leaf.</summary>
    private StructVariable NewStruct(ISymbol symbol, StructLayout layout, string name) =>
        _structs[symbol] = new StructVariable(layout, [.. layout.Leaves.Select(leaf => new Variable(leaf.NameIn(name), leaf.Type))]);

    /// <summary>As <see cref="Assign(Variable, ValueId)"/>; <paramref name="assignment"/> is where the source does it.</summary>
    private void Assign(Variable variable, ValueId value, IOperation assignment)
    {
        variable.Assigned = assignment.Syntax.GetLocation();
        Assign(variable, value);
    }

    /// <summary>Gives the variable a value, and a value without a name the variable's name.</summary>
    private void Assign(Variable variable, ValueId value)
    {
        if (value != Poison && _builder[value] is { Name: null } info)
        {
            _builder[value] = info with { Name = variable.Name };
        }

        _state.Assign(variable, value);
    }
}
