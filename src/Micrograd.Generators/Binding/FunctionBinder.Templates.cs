using System.Runtime.CompilerServices;
using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Inactive code that is passed on as text with values in it: exceptions and what they are made from, fields, guards.
internal sealed partial class FunctionBinder
{
    private ValueId BindThrow(IThrowOperation thrown)
    {
        if (thrown.Exception is null)
        {
            Unsupported(thrown);
            return Poison;
        }

        var exception = thrown.Exception is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : thrown.Exception;
        return Throw(TemplateOf(exception, isException: true));
    }

    private ValueId Throw(Template exception)
    {
        if (_state.Thrown is null)
        {
            Throw(new Throw(exception) { Statement = _builder.Statement });
        }

        return Poison;
    }

    private void Throw(Throw end) => (_state.Thrown, _state.Falls, _state.Exits) = (end, false, []);

    private void BindGuard(IInvocationOperation call)
    {
        var text = new TemplateWriter(isException: true) { AllowsArrays = call.TargetMethod.Name == "ThrowIfNull" };
        WriteCall(call, _module.Scope.TypeText(call.TargetMethod.ContainingType) + "." + call.TargetMethod.Name, text);
        if (!text.Failed)
        {
            _builder.Emit(new Guard(text.ToTemplate()));
        }
    }

    private Template TemplateOf(IOperation operation, bool isException = false)
    {
        var text = new TemplateWriter(isException);
        WriteInactive(operation, text);
        return text.Failed ? new Template(["", ""], [Poison]) : text.ToTemplate();
    }

    private void WriteInactive(IOperation operation, TemplateWriter text, bool isReceiver = false)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case INameOfOperation { Argument: IParameterReferenceOperation { Parameter: { } parameter } } when IsOwnParameter(parameter):
                // The graph has the numbers of a struct as its parameters.
                text.Write(_structs.ContainsKey(parameter) ? $"\"{parameter.Name}\"" : $"nameof({GeneratedScope.Escape(parameter.Name)})");
                break;
            case { ConstantValue: { HasValue: true, Value: string or null } }:
                text.Write(Constants.TextOf(operation));
                break;
            case IPropertyReferenceOperation { Instance: { } array } when MemoryOf(array) is not null:
                WriteHole(Bind(operation), text);
                break;
            case IMemberReferenceOperation and (IFieldReferenceOperation or IPropertyReferenceOperation)
                when operation is not { ConstantValue.HasValue: true } and not IPropertyReferenceOperation { ConstrainedToType: not null } && !IsOfStruct((IMemberReferenceOperation)operation):
                WriteMember((IMemberReferenceOperation)operation, text);
                break;
            case var _ when ScalarOf(operation) is not null && !(text.IsException && operation is IInvocationOperation { TargetMethod.IsStatic: false }):
                WriteHole(Bind(operation), text);
                break;
            case IConversionOperation { Conversion.IsUserDefined: false } conversion when conversion.IsImplicit || conversion.Conversion.IsReference || conversion.Conversion.IsIdentity:
                WriteInactive(conversion.Operand, text, isReceiver);
                break;
            case var _ when MemoryOf(operation) is not null && !text.AllowsArrays:
                Unsupported(operation.Syntax.GetLocation(), "An array in this place", "Use its elements or its length");
                text.Fail();
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation:
                WriteHole(Bind(operation), text);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                if (_receiver is { } receiver)
                {
                    WriteHole(receiver, text);
                }
                else
                {
                    text.Write("this");
                }

                break;
            case IObjectCreationOperation { Initializer: null, Constructor: { } constructor } creation when text.IsException && _module.Scope.CanAccess(constructor):
                text.Write("new " + _module.Scope.TypeText((INamedTypeSymbol)Resolve(creation.Type!)));
                WriteArguments(creation.Arguments, text);
                break;
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.Ordinary } call when (text.IsException || IsText(call)) && _module.Scope.CanAccess(call.TargetMethod):
                WriteMethodCall(call, text);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                text.Write(isReceiver ? "(" : string.Empty);
                WriteInactive(sum.LeftOperand, text);
                text.Write(" + ");
                WriteInactive(sum.RightOperand, text, isReceiver: sum.RightOperand is IBinaryOperation);
                text.Write(isReceiver ? ")" : string.Empty);
                break;
            case IInterpolatedStringOperation interpolated:
                WriteInterpolated(interpolated, text);
                break;
            case ITypeOfOperation typeOf when typeOf.TypeOperand is INamedTypeSymbol type:
                text.Write($"typeof({_module.Scope.TypeText(type)})");
                break;
            case IInvalidOperation:
                _module.Problems.LeaveToCompiler();
                text.Fail();
                break;
            default:
                if (operation is IInvocationOperation unknown)
                {
                    BindInvocation(unknown);
                }
                else if (operation.Type is { IsTupleType: true })
                {
                    ReportType(operation.Type, operation.Syntax.GetLocation());
                }
                else
                {
                    Unsupported(operation);
                }

                text.Fail();
                break;
        }
    }

    /// <summary>Whether it is a field or property of a struct that is taken apart.</summary>
    private bool IsOfStruct(IMemberReferenceOperation member) => member.Instance is { } instance && LayoutOf(instance.Type) is not null && !IsConstantPath(instance);

    /// <summary>Whether it makes a string, which no derivative comes back from.</summary>
    private static bool IsText(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_String;

    private void WriteHole(ValueId value, TemplateWriter text)
    {
        if (value == Poison)
        {
            text.Fail();
        }
        else
        {
            text.Write(value);
        }
    }

    private void WriteMethodCall(IInvocationOperation call, TemplateWriter text)
    {
        var method = call.TargetMethod;
        var name = GeneratedScope.Escape(method.Name);
        if (method.TypeArguments.Length > 0)
        {
            name += $"<{string.Join(", ", method.TypeArguments.Select(type => Resolve(type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))}>";
        }

        if (call.Instance is null)
        {
            WriteCall(call, _module.Scope.TypeText((INamedTypeSymbol)Resolve(method.ContainingType)) + "." + name, text);
            return;
        }

        WriteInactive(call.Instance, text, isReceiver: true);
        WriteCall(call, "." + name, text);
    }

    private void WriteCall(IInvocationOperation call, string head, TemplateWriter text)
    {
        text.Write(head);
        WriteArguments(call.Arguments, text);
    }

    private void WriteArguments(IReadOnlyList<IArgumentOperation> arguments, TemplateWriter text)
    {
        var written = arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit || NamesAnExpression(argument, arguments)).ToArray();
        var inOrder = written.Select((argument, index) => argument.Parameter?.Ordinal == index).All(same => same);
        text.Write("(");
        for (var i = 0; i < written.Length; i++)
        {
            var argument = written[i];
            text.Write(i == 0 ? string.Empty : ", ");
            text.Write(inOrder ? string.Empty : GeneratedScope.Escape(argument.Parameter!.Name) + ": ");
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } || argument.ArgumentKind == ArgumentKind.ParamArray)
            {
                Unsupported(argument);
                text.Fail();
                return;
            }

            WriteInactive(argument.Value, text);
        }

        if (arguments.Any(argument => argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection))
        {
            WriteParamArray(arguments, written.Length > 0, text);
        }

        text.Write(")");
    }

    private void WriteParamArray(IReadOnlyList<IArgumentOperation> arguments, bool needsComma, TemplateWriter text)
    {
        var array = arguments.First(argument => argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection);
        if (array.Value is not IArrayCreationOperation { Initializer.ElementValues: var elements })
        {
            Unsupported(array);
            text.Fail();
            return;
        }

        foreach (var element in elements)
        {
            text.Write(needsComma ? ", " : string.Empty);
            needsComma = true;
            WriteInactive(element, text);
        }
    }

    /// <summary>Whether the compiler filled in the text of another argument, and generated code would get another text there.</summary>
    private bool NamesAnExpression(IArgumentOperation argument, IReadOnlyList<IArgumentOperation> arguments) =>
        argument is { ArgumentKind: ArgumentKind.DefaultValue, Value.ConstantValue: { HasValue: true, Value: string } }
        && argument.Parameter!.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerArgumentExpressionAttribute")
        && !(arguments[0].Value is var first
            && (first is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : first) is IParameterReferenceOperation { Parameter: var parameter }
            && IsOwnParameter(parameter));

    private bool IsOwnParameter(IParameterSymbol parameter) =>
        _module.IsMain(_key.Method) && parameter.ContainingSymbol is IMethodSymbol owner && _module.IsMain(owner);

    private void WriteInterpolated(IInterpolatedStringOperation interpolated, TemplateWriter text)
    {
        text.Write("$\"");
        foreach (var part in interpolated.Parts)
        {
            if (part is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } })
            {
                text.Write(SymbolDisplay.FormatLiteral(literal, quote: true) is var quoted ? quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}") : string.Empty);
            }
            else if (part is IInterpolationOperation hole)
            {
                text.Write("{");
                WriteInactive(hole.Expression, text);
                text.Write(hole.Alignment is { } alignment ? "," + alignment.Syntax : string.Empty);
                text.Write(hole.FormatString?.ConstantValue is { HasValue: true, Value: string format } ? ":" + format : string.Empty);
                text.Write("}");
            }
            else
            {
                Unsupported(part);
                text.Fail();
            }
        }

        text.Write("\"");
    }
}
