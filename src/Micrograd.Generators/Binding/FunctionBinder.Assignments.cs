using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Assignments to locals and parameters, in all their forms.
internal sealed partial class FunctionBinder
{
    private ValueId BindAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IDiscardOperation)
        {
            return Bind(assignment.Value);
        }

        var place = assignment.IsRef ? null : PlaceOf(assignment.Target);
        if (place is null && !IsVariable(assignment.Target))
        {
            Bind(assignment.Value);
            return Poison;
        }

        var value = Bind(assignment.Value);
        if (place is not null && _state.Thrown is null)
        {
            Write(place, value, assignment);
        }

        return value;
    }

    private ValueId BindCompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        if (PlaceOf(assignment.Target) is not { } place)
        {
            Bind(assignment.Value);
            return Poison;
        }

        // The old value is read before the right side runs.
        var before = Read(place);
        var value = Bind(assignment.Value);
        if (_state.Thrown is not null || before == Poison || value == Poison)
        {
            return Fail(place);
        }

        if (Operators.Code(assignment.OperatorKind) is not { } op || assignment.IsLifted || place.Type is not ScalarType { Kind: not ScalarKind.Opaque } type)
        {
            Unsupported(assignment);
            return Fail(place);
        }

        var isShift = op is OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.UnsignedShiftRight;
        var wide = type.IsEnum ? type
            : isShift || type.Kind == ScalarKind.Boolean ? Promoted(type.Kind)
            : (ScalarType)_builder[value].Type;
        var result = Arithmetic(op, Convert(before, wide), value, wide, assignment.IsChecked);
        result = Convert(result, type, OverflowOf(assignment.IsChecked));
        Write(place, result, assignment);
        return result;
    }

    private ValueId BindIncrement(IIncrementOrDecrementOperation increment)
    {
        if (PlaceOf(increment.Target) is not { } place)
        {
            return Poison;
        }

        var before = Read(place);
        if (before == Poison)
        {
            return Fail(place);
        }

        if (increment.IsLifted || place.Type is not ScalarType type || !IsNumber(type))
        {
            Unsupported(increment);
            return Fail(place);
        }

        var op = increment.Kind == OperationKind.Increment ? OpCode.Add : OpCode.Subtract;
        var wide = type.IsReal ? type : Promoted(type.Kind);
        var after = Arithmetic(op, Convert(before, wide), Number(1, wide), wide, increment.IsChecked);
        after = Convert(after, type, type.IsReal ? Overflow.Default : OverflowOf(increment.IsChecked));
        Write(place, after, increment);
        return increment.IsPostfix ? before : after;
    }

    private ValueId Read(Place place) => place switch
    {
        Place.Local local => Read(local.Variable),
        Place.Element element => Load(element),
        _ => Poison,
    };

    private void Write(Place place, ValueId value, IOperation assignment)
    {
        switch (place)
        {
            case Place.Local local:
                Assign(local.Variable, value, assignment);
                break;
            case Place.Element element:
                Store(element, value);
                break;
        }
    }

    /// <summary>What is assigned was reported: whoever reads it is silent.</summary>
    private ValueId Fail(Place place)
    {
        if (place is Place.Local local)
        {
            _state.Assign(local.Variable, Poison);
        }

        return Poison;
    }

    private static bool IsVariable(IOperation target) => target is ILocalReferenceOperation or IParameterReferenceOperation;

    /// <summary>What an assignment changes; anything else than a variable of this function, a field of one, or an element of an array, is reported.</summary>
    private Place? PlaceOf(IOperation target) => IsElement(target) ? ElementAt(target)
        : IsInElement(target) ? FieldAt(target)
        : PlaceVariables(target) is [var variable] ? new Place.Local(variable)
        : null;
}
