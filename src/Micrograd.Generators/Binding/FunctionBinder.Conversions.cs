using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Conversions to numbers and to constants.
internal sealed partial class FunctionBinder
{
    private ValueId BindConversion(IConversionOperation conversion)
    {
        var operand = conversion.Operand;
        if (operand is IThrowOperation thrown)
        {
            return BindThrow(thrown);
        }

        var kind = conversion.GetConversion();
        if (conversion.OperatorMethod is { } method && LayoutOf(operand.Type) is not null)
        {
            return BindOperator(conversion, method, operand).Leaves[0];
        }

        if (kind.IsUserDefined && conversion.OperatorMethod is { ContainingType: var owner } && !_key.Types.Equals(TypeArguments.None) && ScalarTypes.Of(owner) is null)
        {
            return UnknownCallee(conversion.OperatorMethod, conversion, "it is a conversion of its own; convert between double, float and integers only");
        }

        var type = ScalarTypes.OfValue(Resolve(conversion.Type!));
        var from = operand.Type is null ? null : ScalarTypes.OfValue(Resolve(operand.Type));
        if (kind.IsUserDefined && conversion.OperatorMethod is null)
        {
            // C# found several, or none.
            _module.Problems.LeaveToCompiler();
            return Poison;
        }

        if (kind.IsUserDefined && !(IsNumber(type) && IsNumber(from)))
        {
            Bind(operand);
            return UnknownCallee(conversion.OperatorMethod!, conversion, "it is a conversion of its own; convert between double, float and integers only");
        }

        if (LayoutOf(operand.Type) is not null && !(IsVariable(operand) && IsWhole(operand)))
        {
            BindValue(operand);
            Unsupported(
                conversion.Syntax.GetLocation(),
                $"A conversion from '{operand.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' to '{conversion.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
                "Use its fields");
            return Poison;
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
            if (type is null)
            {
                ReportTypeOf(conversion);
            }
            else
            {
                ReportType(operand.Type, conversion.Syntax.GetLocation());
            }

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

        if (_builder[value].Type is not ScalarType type)
        {
            Unsupported(coalesce.Syntax.GetLocation(), "A choice between arrays", ArrayChoice);
            return Poison;
        }

        var isNull = External(IrType.Boolean, new Template(["", " is null"], [value]));
        return Choose(isNull, type, () => Bind(coalesce.WhenNull), () => value);
    }
}
