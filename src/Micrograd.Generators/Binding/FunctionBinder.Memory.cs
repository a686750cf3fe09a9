using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Arrays and spans as values: handles of memory, each with one root. A variable that may hold one array or another is refused where it is read.
internal sealed partial class FunctionBinder
{
    /// <summary>Stands in a variable that holds one array or another, depending on the way taken.</summary>
    private static readonly ValueId Ambiguous = new(-2);

    private const string ArrayChoice = "Choose with 'if', and call a helper with the one array or the other";

    /// <summary>Binds an expression whose value is an array or span.</summary>
    private ValueId BindMemory(IOperation expression, ArrayType type)
    {
        switch (expression)
        {
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter);
            case IConversionOperation { Operand: ICollectionExpressionOperation collection }:
                return NewArray(type, collection.Elements, collection);
            case ICollectionExpressionOperation collection:
                return NewArray(type, collection.Elements, collection);
            case IConversionOperation { Operand: IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array }, Instance: { } original } } conversion:
                return Retyped(Duplicate(Bind(original), conversion), type, conversion);
            case IConversionOperation { Operand: IThrowOperation thrown }:
                return BindThrow(thrown);
            case IConversionOperation conversion:
                return Retyped(Bind(conversion.Operand), type, conversion);
            case IArrayCreationOperation creation:
                return NewArray(type, creation);
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return NewStackArray(type, expression);
            case IArrayElementReferenceOperation { Indices: [IRangeOperation range] } element when Bind(element.ArrayReference) is var source:
                return Duplicate(Part(source, range), element);
            case IArrayElementReferenceOperation element:
                return BindRow(element);
            case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } element when Bind(element.Instance) is var source:
                return Retyped(Part(source, range), type, element);
            case IInvocationOperation call:
                return BindInvocation(call).Leaves[0];
            case IPropertyReferenceOperation { Instance: null, Property: { Name: "Empty", ContainingType: var span } } when MemoryTypes.IsSpan(span):
            case IDefaultValueOperation when !type.IsObject:
                return Allocate(type, [Integer(0, IrType.Int32)]);
            case IObjectCreationOperation { Arguments: [var whole, .. var bounds], Initializer: null } creation when MemoryTypes.IsSpan(creation.Type) && MemoryOf(whole.Value) is not null:
                return Part(Bind(whole.Value), type, bounds.Select(bound => Bind(bound.Value)).ToArray());
            case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 }:
                return External(type, TemplateOf(expression));
            case ISimpleAssignmentOperation assignment:
                return BindAssignment(assignment);
            case IThrowOperation thrown:
                return BindThrow(thrown);
            case IConditionalOperation or ISwitchExpressionOperation or ICoalesceOperation:
                Unsupported(expression.Syntax.GetLocation(), "A choice between arrays", ArrayChoice);
                return Poison;
            case IInvalidOperation:
                _module.Problems.LeaveToCompiler();
                return Poison;
            default:
                if (!IsOfReported(expression))
                {
                    Unsupported(expression);
                }

                return Poison;
        }
    }

    /// <summary>The same memory under another type: C# converts arrays to spans, and spans to read-only ones.</summary>
    private ValueId Retyped(ValueId memory, ArrayType type, IOperation conversion)
    {
        if (memory == Poison || _builder[memory].Type.Equals(type))
        {
            return memory;
        }

        if (_builder[memory].Type is ArrayType { Rank: 1, Form: not ArrayForm.Jagged } source && source.Element.Equals(type.Element) && source.Struct == type.Struct && !type.IsObject)
        {
            return View(type, memory, null, null);
        }

        Unsupported(
            conversion.Syntax.GetLocation(),
            $"A conversion from '{_builder[memory].Type.Name}' to '{type.Name}'",
            "Convert arrays to spans, and spans to read-only spans, of the same element type only");
        return Poison;
    }

    /// <summary>One row of an array of arrays.</summary>
    private ValueId BindRow(IArrayElementReferenceOperation element)
    {
        var source = Bind(element.ArrayReference);
        var index = Index(element.Indices[0], source);
        return source == Poison || index == Poison ? Poison : RowOf(source, index);
    }

    private ValueId RowOf(ValueId source, ValueId index)
    {
        var row = _builder.NewValue((ArrayType)_builder[source].Type with { Form = ArrayForm.Array });
        _builder.Emit(new Row(row, source, index));
        _sources.Add(row, source);
        return row;
    }

    private ScalarType ElementOf(ValueId memory) => ((MemoryType)_builder[memory].Type).Element;

    /// <summary>What a variable holds; one array or another is reported, at the assignment that made it so.</summary>
    private ValueId Read(Variable variable)
    {
        if (_state[variable] is not { } value || value == Poison)
        {
            // Only code that was reported, or that does not compile, reads what was never assigned.
            _module.Problems.LeaveToCompiler();
            return Poison;
        }

        if (value != Ambiguous)
        {
            return value;
        }

        if (IsResult(variable))
        {
            Unsupported(variable.Assigned!, "A result that is one array or another", "Make one array first and fill it in each case");
        }
        else
        {
            Unsupported(
                variable.Assigned!,
                $"An assignment after which '{variable.Name}' holds one array or another",
                "Use another variable for the other array, or copy its elements, or call a helper with either of them");
        }

        return Poison;
    }

    /// <summary>After a choice an array variable holds what it held before, unless the arms agree on another array that is known outside of them.</summary>
    private void JoinMemory(Variable variable, IReadOnlyList<Arm> arms)
    {
        var outer = _state[variable];
        var values = arms
            .Where(arm => arm.Falls || IsResult(variable) || arm.Exits.Keys.Any(target => target != _returned))
            .Select(arm => arm.LastValue(variable) ?? outer ?? Poison)
            .Distinct()
            .ToArray();
        if (values is [var value])
        {
            _state.Assign(variable, value.Index < arms.Min(arm => arm.FirstValue) ? value : Ambiguous);
        }
        else if (values.Length > 1)
        {
            _state.Assign(variable, Ambiguous);
        }
    }

    /// <summary>Array variables from outside that a loop assigns: they cannot be carried from one iteration to the next.</summary>
    private List<Variable> Reassigned(ILoopOperation loop)
    {
        var found = new List<Variable>();
        foreach (var symbol in _module.Assigned.In(loop))
        {
            if (_variables.TryGetValue(symbol, out var variable) && variable.Type is MemoryType && _state[variable] is not null)
            {
                variable.Assigned = _module.Assigned.LocationOf(symbol, loop) ?? variable.Assigned;
                found.Add(variable);
            }
        }

        if (_returnedLeaves is [{ Type: MemoryType } result] && Jumps.ContainReturn(loop))
        {
            found.Add(result);
        }

        return found;
    }

    private void MakeAmbiguous(IEnumerable<Variable> variables)
    {
        foreach (var variable in variables)
        {
            _state.Assign(variable, Ambiguous);
        }
    }
}
