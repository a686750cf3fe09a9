using System.Runtime.CompilerServices;
using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
                BindInvocation(call);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                BindDeconstruction(deconstruction);
                break;
            default:
                Bind(expression);
                break;
        }
    }

    private ValueId Bind(IOperation expression)
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
                return BindInvocation(call);
            case IConditionalOperation choice:
                return BindConditional(choice);
            case ISwitchExpressionOperation choice:
                return BindSwitchExpression(choice);
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
            case IFieldReferenceOperation { Instance: IInvocationOperation { Type.IsTupleType: true } call } field:
                return BindComponents(call) is { } components
                    ? components[(field.Field.CorrespondingTupleField ?? field.Field).Name == "Item1" ? 0 : 1]
                    : BindInvocation(call);
            case IPropertyReferenceOperation property when BindLength(property) is { } length:
                return length;
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return BindMember((IMemberReferenceOperation)expression);
            case ICoalesceOperation coalesce:
                return BindCoalesce(coalesce);
            case IDefaultValueOperation when ScalarTypes.OfValue(Resolve(expression.Type!)) is { } type:
                return Zero(type);
            case IArrayCreationOperation:
                ReportType(expression.Type, expression.Syntax.GetLocation());
                return Poison;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return BindReceiver(expression);
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

    /// <summary>Whether the expression takes apart something that was reported itself, such as an element of an array parameter.</summary>
    private bool IsOfReported(IOperation expression) => expression.ChildOperations.FirstOrDefault() switch
    {
        ILocalReferenceOperation local => Read(local.Local) == Poison,
        IParameterReferenceOperation parameter => Read(parameter.Parameter) == Poison,
        IArrayElementReferenceOperation or IMemberReferenceOperation or IConversionOperation or IArgumentOperation => IsOfReported(expression.ChildOperations.First()),
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
            if (value is null)
            {
                Unsupported(expression.Syntax.GetLocation(), "'null' without a type", "Use a number");
            }
            else
            {
                ReportType(Resolve(expression.Type!), expression.Syntax.GetLocation());
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
    private ValueId Choose(ValueId condition, ScalarType type, Func<ValueId> then, Func<ValueId> otherwise, bool otherwiseThrows = false)
    {
        var statement = _builder.Statement;
        if (otherwiseThrows)
        {
            EmitIf([], condition, EmptyBlock(), BindArm(() => otherwise()).Block, statement);
            return then();
        }

        var value = new Variable(null, type);
        var taken = BindArm(() => _state.Assign(value, then()));
        if (taken.Throws)
        {
            EmitIf([], condition, taken.Block, EmptyBlock(), statement);
            return otherwise();
        }

        var other = BindArm(() => _state.Assign(value, otherwise()));
        Join(condition, taken, other, statement, value);
        return condition == Poison ? Poison : _state[value]!.Value;
    }

    private ValueId And(ValueId left, Func<ValueId> right) => Choose(left, IrType.Boolean, right, () => Boolean(false));

    private ValueId Or(ValueId left, Func<ValueId> right) => Choose(left, IrType.Boolean, () => Boolean(true), right);

    private ValueId BindConversion(IConversionOperation conversion)
    {
        var operand = conversion.Operand;
        if (operand is IThrowOperation thrown)
        {
            return BindThrow(thrown);
        }

        var kind = conversion.GetConversion();
        if (kind.IsUserDefined && conversion.OperatorMethod is { ContainingType: var owner } && !_key.Types.Equals(TypeArguments.None) && ScalarTypes.Of(owner) is null)
        {
            return UnknownCallee(conversion.OperatorMethod, conversion, "it is a conversion of its own; convert between double, float and integers only");
        }

        var type = ScalarTypes.OfValue(Resolve(conversion.Type!));
        var from = operand.Type is null ? null : ScalarTypes.OfValue(Resolve(operand.Type));
        if (kind.IsUserDefined && !(IsNumber(type) && IsNumber(from)))
        {
            Bind(operand);
            return UnknownCallee(conversion.OperatorMethod!, conversion, "it is a conversion of its own; convert between double, float and integers only");
        }

        var value = Bind(operand);
        if (value == Poison)
        {
            return Poison;
        }

        if (_builder[value].Type is MemoryType)
        {
            Unsupported(
                conversion.Syntax.GetLocation(),
                $"A conversion from '{_builder[value].Type.Name}' to '{conversion.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
                "Keep arrays in variables of their own type; they convert to spans only");
            return Poison;
        }

        if (type is null || from is null)
        {
            ReportType(type is null ? Resolve(conversion.Type!) : operand.Type, conversion.Syntax.GetLocation());
            return Poison;
        }

        if (type.Equals(from) || (type.Kind == ScalarKind.Opaque && from.Kind == ScalarKind.Opaque && (kind.IsReference || kind.IsIdentity)))
        {
            return value;
        }

        if (!IsNumber(type) || !IsNumber(from))
        {
            Unsupported(
                conversion.Syntax.GetLocation(),
                $"A conversion from '{operand.Type!.ToDisplayString()}' to '{conversion.Type!.ToDisplayString()}'",
                "Convert between double, float, integers and enums only");
            return Poison;
        }

        return Convert(value, type, type.IsReal ? Overflow.Default : OverflowOf(conversion.IsChecked));
    }

    private static bool IsNumber(ScalarType? type) => type is { Kind: not (ScalarKind.Opaque or ScalarKind.Boolean) };

    private ValueId BindCoalesce(ICoalesceOperation coalesce)
    {
        var value = Bind(coalesce.Value);
        if (value == Poison)
        {
            Bind(coalesce.WhenNull);
            return Poison;
        }

        var type = (ScalarType)_builder[value].Type;
        var isNull = External(IrType.Boolean, new Template(["", " is null"], [value]));
        return Choose(isNull, type, () => Bind(coalesce.WhenNull), () => value);
    }
}
