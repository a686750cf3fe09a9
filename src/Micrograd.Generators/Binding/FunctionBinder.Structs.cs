using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Expressions whose value is a struct or a tuple of numbers: one value per leaf.
internal sealed partial class FunctionBinder
{
    private BoundValue BindStruct(IOperation expression, StructLayout layout)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_state.Thrown is not null)
        {
            return Failed(layout);
        }

        if (IsInElement(expression))
        {
            return StructAt(expression) is { } place ? LoadStruct(place) : Failed(layout);
        }

        switch (expression)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return BindStructVariable(expression, layout);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return SelfOf(expression) is { } self ? new BoundValue(layout, [.. self.Leaves.Select(Read)]) : ConstantStruct(expression, layout);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when _created.Count > 0:
                return new BoundValue(layout, [.. _created.Peek().Leaves.Select(Read)]);
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return BindStructMember((IMemberReferenceOperation)expression, layout);
            case IObjectCreationOperation creation:
                return BindCreation(creation, layout);
            case IWithOperation with:
                return BindWith(with, layout);
            case ITupleOperation tuple:
                return new BoundValue(layout, [.. tuple.Elements.Select((element, i) => Converted(BindValue(element), layout.Fields[i])).SelectMany(leaf => leaf)]);
            case IDefaultValueOperation:
                return Zero(layout);
            case IConversionOperation conversion:
                return BindStructConversion(conversion, layout);
            case IInvocationOperation call:
                return BindInvocation(call);
            case IBinaryOperation { OperatorMethod: { } method } binary:
                return BindOperator(binary, method, binary.LeftOperand, binary.RightOperand);
            case IUnaryOperation { OperatorMethod: { } method } unary:
                return BindOperator(unary, method, unary.Operand);
            case IConditionalOperation { IsRef: false, WhenFalse: not null } choice:
                return BindStructChoice(choice, layout);
            case ISwitchExpressionOperation choice:
                return new BoundValue(layout, BindSwitchExpression(choice, TypesOf(layout)));
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return BindStructAssignment(assignment, layout);
            case ICompoundAssignmentOperation { OperatorMethod: { } method } assignment:
                return BindCompoundStruct(assignment, method, layout);
            case IThrowOperation thrown:
                BindThrow(thrown);
                return Failed(layout);
            case IInvalidOperation:
                _module.Problems.LeaveToCompiler();
                return Failed(layout);
            default:
                if (!IsOfReported(expression))
                {
                    Unsupported(expression);
                }

                return Failed(layout);
        }
    }

    private static BoundValue Single(ValueId value) => new(null, [value]);

    /// <summary>Stands for a value that was reported.</summary>
    private static BoundValue Failed(StructLayout layout) => new(layout, [.. layout.Leaves.Select(_ => Poison)]);

    private BoundValue Failed(ITypeSymbol? type) => LayoutOf(type) is { } layout ? Failed(layout) : Single(Poison);

    private BoundValue Zero(StructLayout layout) => new(layout, [.. layout.Leaves.Select(leaf => Zero(leaf.Type))]);

    private BoundValue BindStructVariable(IOperation reference, StructLayout layout)
    {
        var symbol = AssignedVariables.RootOf(reference)!;
        if (_structs.TryGetValue(symbol, out var variable))
        {
            return new BoundValue(layout, [.. variable.Leaves.Select(Read)]);
        }

        // A [NoGradient] struct of the marked method is carried along whole.
        var whole = Read(symbol);
        return whole == Poison ? Failed(layout) : Leaves(layout, new Template(["", ""], [whole]));
    }

    /// <summary>A struct that is a constant to the derivative: each leaf is read where it is.</summary>
    private BoundValue ConstantStruct(IOperation reference, StructLayout layout)
    {
        var text = TemplateOf(reference);
        return text.Holes.Items.Contains(Poison) ? Failed(layout) : CanRead(reference, layout) ? Leaves(layout, text) : Failed(layout);
    }

    private bool CanRead(IOperation reference, StructLayout layout)
    {
        if (layout.Leaves.SelectMany(leaf => leaf.Path).FirstOrDefault(field => !layout.Type.IsTupleType && !_module.Scope.CanAccess(field.Symbol)) is not { } hidden)
        {
            return true;
        }

        Unsupported(
            reference.Syntax.GetLocation(),
            $"A struct whose field '{hidden.Name}' generated code in '{_module.Scope.TypeName}' cannot access",
            "Make the field internal or public, or pass its value as a parameter");
        return false;
    }

    private BoundValue Leaves(StructLayout layout, Template whole) => new(layout,
    [
        .. layout.Leaves.Select(leaf =>
        {
            var parts = whole.Parts.Items.ToArray();
            parts[parts.Length - 1] += string.Concat(leaf.Path.Select(field => "." + GeneratedScope.Escape(field.Name)));
            return External(leaf.Type, new Template(parts.ToEquatableArray(), whole.Holes));
        }),
    ]);

    private BoundValue BindStructConversion(IConversionOperation conversion, StructLayout layout)
    {
        var operand = conversion.Operand;
        if (operand is IThrowOperation thrown)
        {
            BindThrow(thrown);
            return Failed(layout);
        }

        if (conversion.OperatorMethod is { } method)
        {
            return BindOperator(conversion, method, operand);
        }

        var kind = conversion.GetConversion();
        if (LayoutOf(operand.Type) is { } from && (kind.IsIdentity || (from.Type.IsTupleType && layout.Type.IsTupleType)))
        {
            return new BoundValue(layout, Converted(BindStruct(operand, from), layout));
        }

        if (kind.IsDefaultLiteral || kind.IsIdentity || kind.IsObjectCreation || kind.IsConditionalExpression || kind.IsSwitchExpression)
        {
            return BindStruct(operand, layout);
        }

        Unsupported(
            conversion.Syntax.GetLocation(),
            $"A conversion from '{operand.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "this"}' to '{conversion.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
            "Convert field by field");
        return Failed(layout);
    }

    /// <summary>The leaves as another tuple has them: numbers convert one by one.</summary>
    private IReadOnlyList<ValueId> Converted(BoundValue value, StructLayout layout) => value.Layout is not { } from || from.Leaves.Count != layout.Leaves.Count
        ? [.. layout.Leaves.Select(_ => Poison)]
        : [.. value.Leaves.Zip(layout.Leaves, (leaf, to) => IsNumber(to.Type) ? Convert(leaf, to.Type) : leaf)];

    private IReadOnlyList<ValueId> Converted(BoundValue value, StructField field) =>
        field.Inner is { } inner ? Converted(value, inner) : [IsNumber(field.Scalar) ? Convert(value.Leaves[0], field.Scalar!) : value.Leaves[0]];

    private BoundValue BindStructChoice(IConditionalOperation choice, StructLayout layout)
    {
        if (choice.Condition.ConstantValue is { HasValue: true, Value: bool taken })
        {
            return BindStruct(taken ? choice.WhenTrue : choice.WhenFalse!, layout);
        }

        var condition = Bind(choice.Condition);
        return new BoundValue(layout, Choose(condition, TypesOf(layout), () => BindValue(choice.WhenTrue).Leaves, () => BindValue(choice.WhenFalse!).Leaves, IsThrow(choice.WhenFalse!)));
    }

    private static IReadOnlyList<ScalarType> TypesOf(StructLayout layout) => [.. layout.Leaves.Select(leaf => leaf.Type)];
}
