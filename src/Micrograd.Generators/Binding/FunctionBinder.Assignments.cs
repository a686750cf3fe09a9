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
        var wide = Promoted(type.Kind);
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

    /// <summary><c>(a, b) = (b, a)</c> and <c>var (s, c) = Math.SinCos(x)</c>: the right side is evaluated whole before anything is assigned.</summary>
    private void BindDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        var places = PlacesOf(target);
        var source = deconstruction.Value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : deconstruction.Value;
        var values = source switch
        {
            ITupleOperation tuple => tuple.Elements.Select(Bind).ToArray(),
            IInvocationOperation call => BindComponents(call),
            _ => null,
        };
        if (values is null || target is not ITupleOperation { Elements: var elements } || elements.Length != values.Length)
        {
            Unsupported(deconstruction);
            values = null;
        }

        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is { } place)
            {
                var value = values is null ? Poison : values[i];
                Write(place, place.Type is ScalarType type && IsNumber(type) ? Convert(value, type) : value, deconstruction);
            }
        }
    }

    /// <summary>The places that a deconstruction assigns, declared where it declares them; null for discards and what was reported.</summary>
    private Place?[] PlacesOf(IOperation target)
    {
        var elements = target is ITupleOperation tuple ? tuple.Elements : [];
        return [.. elements.Select(written =>
        {
            var element = written is IDeclarationExpressionOperation declared ? declared.Expression : written;
            if (element is ILocalReferenceOperation { IsDeclaration: true } local)
            {
                NewVariable(local.Local, TypeOf(local.Local.Type) ?? IrType.Double);
            }

            return element is IDiscardOperation ? null : PlaceOf(element);
        })];
    }

    private static bool IsVariable(IOperation target) => target is ILocalReferenceOperation or IParameterReferenceOperation;

    /// <summary>What an assignment changes; anything else than a local or a parameter of this function, or an element of an array, is reported.</summary>
    private Place? PlaceOf(IOperation target)
    {
        if (IsElement(target))
        {
            return ElementAt(target);
        }

        ISymbol? symbol = target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (symbol is null)
        {
            if (target is IInvalidOperation)
            {
                _module.Problems.LeaveToCompiler();
            }
            else
            {
                Unsupported(
                    target.Syntax.GetLocation(),
                    "An assignment to " + Constructs.NameOfTarget(target),
                    "Differentiable code may assign locals, parameters and elements of arrays only: work on a local and return its value");
            }

            return null;
        }

        if (_captured.Contains(symbol))
        {
            Unsupported(
                target.Syntax.GetLocation(),
                $"An assignment to the captured variable '{symbol.Name}' in a local function",
                "Return the new value from the local function and assign it where it is called");
            return null;
        }

        return _variables.TryGetValue(symbol, out var variable) ? new Place.Local(variable) : null;
    }
}
