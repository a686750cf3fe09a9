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

        var target = assignment.IsRef ? null : Target(assignment.Target);
        if (target is null && !IsVariable(assignment.Target))
        {
            Bind(assignment.Value);
            return Poison;
        }

        var value = Bind(assignment.Value);
        if (target is not null && _state.Thrown is null)
        {
            Assign(target, value);
        }

        return value;
    }

    private ValueId BindCompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        var target = Target(assignment.Target);
        if (target is null)
        {
            Bind(assignment.Value);
            return Poison;
        }

        // The old value is read before the right side runs.
        var before = Bind(assignment.Target);
        var value = Bind(assignment.Value);
        if (_state.Thrown is not null || before == Poison || value == Poison)
        {
            _state.Assign(target, Poison);
            return Poison;
        }

        if (Operators.Code(assignment.OperatorKind) is not { } op || assignment.IsLifted || target.Type.Kind == ScalarKind.Opaque)
        {
            Unsupported(assignment);
            _state.Assign(target, Poison);
            return Poison;
        }

        var isShift = op is OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.UnsignedShiftRight;
        var wide = target.Type.IsEnum ? target.Type
            : isShift || target.Type.Kind == ScalarKind.Boolean ? Promoted(target.Type.Kind)
            : (ScalarType)_builder[value].Type;
        var result = Arithmetic(op, Convert(before, wide), value, wide, assignment.IsChecked);
        result = Convert(result, target.Type, OverflowOf(assignment.IsChecked));
        Assign(target, result);
        return result;
    }

    private ValueId BindIncrement(IIncrementOrDecrementOperation increment)
    {
        var target = Target(increment.Target);
        if (target is null)
        {
            return Poison;
        }

        var before = Bind(increment.Target);
        if (before == Poison || increment.IsLifted || !IsNumber(target.Type))
        {
            if (before != Poison)
            {
                Unsupported(increment);
            }

            _state.Assign(target, Poison);
            return Poison;
        }

        var op = increment.Kind == OperationKind.Increment ? OpCode.Add : OpCode.Subtract;
        var wide = Promoted(target.Type.Kind);
        var after = Arithmetic(op, Convert(before, wide), Number(1, wide), wide, increment.IsChecked);
        after = Convert(after, target.Type, target.Type.IsReal ? Overflow.Default : OverflowOf(increment.IsChecked));
        Assign(target, after);
        return increment.IsPostfix ? before : after;
    }

    /// <summary><c>(a, b) = (b, a)</c> and <c>var (s, c) = Math.SinCos(x)</c>: the right side is evaluated whole before anything is assigned.</summary>
    private void BindDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
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

        AssignElements(target, values);
    }

    private void AssignElements(IOperation target, IReadOnlyList<ValueId>? values)
    {
        var elements = target is ITupleOperation tuple ? tuple.Elements : [];
        for (var i = 0; i < elements.Length; i++)
        {
            var element = elements[i] is IDeclarationExpressionOperation declared ? declared.Expression : elements[i];
            if (element is ILocalReferenceOperation { IsDeclaration: true } local)
            {
                NewVariable(local.Local, ScalarTypes.OfValue(Resolve(local.Local.Type)) ?? IrType.Double);
            }

            if (element is IDiscardOperation || Target(element) is not { } variable)
            {
                continue;
            }

            var value = values is null ? Poison : values[i];
            Assign(variable, IsNumber(variable.Type) ? Convert(value, variable.Type) : value);
        }
    }

    private static bool IsVariable(IOperation target) => target is ILocalReferenceOperation or IParameterReferenceOperation;

    /// <summary>The variable to assign to; anything else than a local or a parameter of this function is reported.</summary>
    private Variable? Target(IOperation target)
    {
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
                    "Differentiable code may assign locals and parameters only: work on a local and return its value");
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

        return _variables.TryGetValue(symbol, out var variable) ? variable : null;
    }
}
