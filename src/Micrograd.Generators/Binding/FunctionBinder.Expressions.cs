using System.Runtime.CompilerServices;
using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Expressions, by allow-list. Operands are bound left to right; a value read is captured, so later assignments do not change it.
internal sealed partial class FunctionBinder
{
    /// <summary>Binds an expression whose value is not used.</summary>
    private void BindForEffect(IOperation expression)
    {
        switch (expression)
        {
            case IInvocationOperation { Type.SpecialType: SpecialType.System_Void } call:
                Located(call, _ => BindInvocation(call));
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                BindDeconstruction(deconstruction);
                break;
            default:
                BindValue(expression);
                break;
        }
    }

    /// <summary>Binds a number, an array or a struct.</summary>
    private BoundValue BindValue(IOperation expression) =>
        LayoutOf(expression.Type) is { } layout ? Located(expression, structure => BindStruct(structure, layout)) : new BoundValue(null, [Bind(expression)]);

    private ValueId Bind(IOperation expression) => _module.Sources is null ? BindNumber(expression) : Located(expression, BindNumber);

    private ValueId BindNumber(IOperation expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_state.Thrown is not null)
        {
            return Poison;
        }

        if (expression.ConstantValue.HasValue)
        {
            return BindConstant(expression);
        }

        if (LayoutOf(expression.Type) is not null && !(IsVariable(expression) && IsWhole(expression)))
        {
            return IsOfReported(expression) ? Poison : Reported(expression);
        }

        if (MemoryOf(expression) is { } memory)
        {
            return BindMemory(expression, memory);
        }

        if (IsElement(expression))
        {
            return ElementAt(expression) is { } element ? Load(element) : Poison;
        }

        switch (expression)
        {
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter);
            case IBinaryOperation binary:
                return BindBinary(binary);
            case IUnaryOperation unary:
                return BindUnary(unary);
            case IConversionOperation conversion:
                return BindConversion(conversion);
            case IInvocationOperation call:
                return BindInvocation(call).Leaves[0];
            case IConditionalOperation choice:
                return BindConditional(choice);
            case ISwitchExpressionOperation choice:
                return ScalarTypes.OfValue(Resolve(choice.Type!)) is { } chosen ? BindSwitchExpression(choice, [chosen])[0] : Reported(choice);
            case IIsPatternOperation test:
                return MatchPattern(test.Pattern, Bind(test.Value));
            case ISimpleAssignmentOperation assignment:
                return BindAssignment(assignment);
            case ICompoundAssignmentOperation assignment:
                return BindCompoundAssignment(assignment);
            case IIncrementOrDecrementOperation increment:
                return BindIncrement(increment);
            case IThrowOperation thrown:
                return BindThrow(thrown);
            case IMemberReferenceOperation { Instance: { } instance } member
                when member is IFieldReferenceOperation or IPropertyReferenceOperation && IsOfStruct(member) && LayoutOf(instance.Type) is { } layout:
                return BindStructMember(member, instance, layout).Leaves[0];
            case IPropertyReferenceOperation property when BindLength(property) is { } length:
                return length;
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return BindMember((IMemberReferenceOperation)expression);
            case ICoalesceOperation coalesce:
                return BindCoalesce(coalesce);
            case IDefaultValueOperation when ScalarTypes.OfValue(Resolve(expression.Type!)) is { } type:
                return Zero(type);
            case IArrayCreationOperation:
                return Reported(expression);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return BindReceiver(expression);
            case IInvalidOperation:
                _module.Problems.LeaveToCompiler();
                return Poison;
            case IObjectCreationOperation or IDefaultValueOperation or IWithOperation when StructLayout.WhyNot(Resolve(expression.Type!)) is not null:
                return Reported(expression);
            default:
                if (!IsOfReported(expression))
                {
                    Unsupported(expression);
                }

                return Poison;
        }
    }

    /// <summary>Reports that a value of this type cannot be used.</summary>
    private ValueId Reported(IOperation expression)
    {
        ReportTypeOf(expression);
        return Poison;
    }

    /// <summary>Whether the expression takes apart something that was reported itself, such as an element of an array parameter.</summary>
    private bool IsOfReported(IOperation expression) => Whole(expression) switch
    {
        ILocalReferenceOperation local => IsReported(local.Local),
        IParameterReferenceOperation parameter => IsReported(parameter.Parameter),
        IArrayElementReferenceOperation or IMemberReferenceOperation or IConversionOperation or IArgumentOperation => IsOfReported(Whole(expression)!),
        _ => false,
    };

    private ValueId Read(IParameterReferenceOperation reference)
    {
        if (reference.Parameter is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } captured && !_variables.ContainsKey(captured))
        {
            Unsupported(
                reference.Syntax.GetLocation(),
                $"The parameter '{captured.Name}' of a primary constructor",
                $"Keep it in a field, which is a constant to the derivative: 'private readonly {captured.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} _{captured.Name} = {captured.Name};'");
            return Poison;
        }

        return Read(reference.Parameter);
    }

    /// <summary>What an expression takes apart, or its first operand.</summary>
    private static IOperation? Whole(IOperation expression) =>
        expression is IMemberReferenceOperation { Instance: { } instance } ? instance : expression.ChildOperations.FirstOrDefault();

    private bool IsReported(ISymbol variable) => variable is not ILocalSymbol { IsConst: true } && (
        _structs.TryGetValue(variable, out var whole) ? whole.Leaves.Any(leaf => _state[leaf] == Poison) : Read(variable) == Poison);

    private ValueId Read(ISymbol symbol)
    {
        if (_variables.TryGetValue(symbol, out var variable))
        {
            return Read(variable);
        }

        // Only code that does not compile, or that was reported, reads what was never declared.
        _module.Problems.LeaveToCompiler();
        return Poison;
    }

    private ValueId BindConstant(IOperation expression)
    {
        var value = expression.ConstantValue.Value;
        var type = expression.Type is null ? null : ScalarTypes.OfValue(Resolve(expression.Type));
        if (type is null)
        {
            if (value is null && expression.Type is null)
            {
                Unsupported(expression.Syntax.GetLocation(), "'null' without a type", "Use a number");
            }
            else
            {
                ReportTypeOf(expression);
            }

            return Poison;
        }

        if (type.Kind == ScalarKind.Opaque)
        {
            return External(type, Template.Of(Constants.TextOf(expression)));
        }

        var spelling = Constants.Spell(expression, _module.Scope);
        return type.IsReal
            ? _builder.Real(System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), type, spelling)
            : _builder.Integer(Constants.Bits(value!), type, spelling);
    }

    private ValueId BindConditional(IConditionalOperation choice)
    {
        if (choice.Condition.ConstantValue is { HasValue: true, Value: bool taken })
        {
            return Bind(taken ? choice.WhenTrue : choice.WhenFalse!);
        }

        var type = ScalarTypes.OfValue(Resolve(choice.Type!));
        var condition = Bind(choice.Condition);
        if (type is null && choice.WhenTrue is not null)
        {
            ReportType(Resolve(choice.Type!), choice.Syntax.GetLocation());
            return Poison;
        }

        if (choice.IsRef)
        {
            Unsupported(choice.Syntax.GetLocation(), "A 'ref' conditional", "Choose between values");
            return Poison;
        }

        return Choose(condition, type!, () => Bind(choice.WhenTrue!), () => Bind(choice.WhenFalse!), IsThrow(choice.WhenFalse!));
    }

    private static bool IsThrow(IOperation operation) => operation is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    /// <summary>The value of one of two expressions; only the one taken is evaluated.</summary>
    private ValueId Choose(ValueId condition, ScalarType type, Func<ValueId> then, Func<ValueId> otherwise, bool otherwiseThrows = false) =>
        Choose(condition, [type], () => [then()], () => [otherwise()], otherwiseThrows)[0];

    /// <summary>As <see cref="Choose(ValueId, ScalarType, Func{ValueId}, Func{ValueId}, bool)"/>, for the leaves of a struct.</summary>
    private IReadOnlyList<ValueId> Choose(
        ValueId condition,
        IReadOnlyList<ScalarType> types,
        Func<IReadOnlyList<ValueId>> then,
        Func<IReadOnlyList<ValueId>> otherwise,
        bool otherwiseThrows = false)
    {
        var statement = _builder.Statement;
        if (otherwiseThrows)
        {
            EmitIf([], condition, EmptyBlock(), BindArm(() => otherwise()).Block, statement);
            return then();
        }

        Variable[] values = [.. types.Select(type => new Variable(null, type))];
        var taken = BindArm(() => Fill(then()));
        if (taken.Throws)
        {
            EmitIf([], condition, taken.Block, EmptyBlock(), statement);
            return otherwise();
        }

        var other = BindArm(() => Fill(otherwise()));
        Join(condition, taken, other, statement, values);
        return [.. values.Select(value => condition == Poison ? Poison : _state[value]!.Value)];

        void Fill(IReadOnlyList<ValueId> chosen)
        {
            for (var i = 0; i < values.Length; i++)
            {
                // A throw expression has no value.
                _state.Assign(values[i], i < chosen.Count ? chosen[i] : Poison);
            }
        }
    }

    private ValueId And(ValueId left, Func<ValueId> right) => Choose(left, IrType.Boolean, right, () => Boolean(false));

    private ValueId Or(ValueId left, Func<ValueId> right) => Choose(left, IrType.Boolean, () => Boolean(true), right);
}
