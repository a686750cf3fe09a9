using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Calls: functions with a rule, guards, and methods whose source is at hand.
internal sealed partial class FunctionBinder
{
    private BoundValue BindInvocation(IInvocationOperation call)
    {
        var method = Concrete(call);
        if (method.MethodKind is MethodKind.DelegateInvoke)
        {
            if (!IsOfReported(call))
            {
                Unsupported(call.Syntax.GetLocation(), "A call of a delegate", "Call a method by its name, so that its source is known");
            }

            return Failed(call.Type);
        }

        if (IsStop(method))
        {
            return BindStop(call);
        }

        if (OwnDerivatives.Find(method.OriginalDefinition, _module.Compilation, _module.Cancellation) is { } derivative)
        {
            return BindWithDerivative(call, method, derivative);
        }

        if (Functions.IsCreation(method) && ScalarOf(call) is { IsReal: true } created)
        {
            return Single(BindCreation(call, created));
        }

        if ((GenericOwner(call) is { } generic ? Functions.Find(method, generic) : Functions.Find(method)) is { } function)
        {
            return BindFunction(call, method, function);
        }

        if (BindArrayMethod(call, method) is { } bound)
        {
            return Single(bound);
        }

        if (Vectors.IsVector(method.ContainingType))
        {
            return BindVectorMethod(call, method);
        }

        if (Functions.IsGuard(method))
        {
            BindGuard(call);
            return Single(Poison);
        }

        if (IsText(call) && method.MethodKind == MethodKind.Ordinary && _module.Scope.CanAccess(method))
        {
            return Single(External(ScalarTypes.Opaque(call.Type!), TemplateOf(call)));
        }

        if (GeneratedGradients.Find(method, _module.Compilation) is { } gradient)
        {
            return BindWithGeneratedGradient(call, method, gradient);
        }

        if (WhyNotCallable(method, call.IsVirtual) is { } reason)
        {
            BindScalarArguments(call);
            if (!IsOfReported(call))
            {
                UnknownCallee(method, call, reason);
            }

            return Failed(call.Type);
        }

        return BindSourceCall(call, method, call.Instance, [.. call.Arguments.Select(argument => (argument.Parameter, argument.Value))]);
    }

    /// <summary>The method that runs: a static abstract member of <c>INumber&lt;T&gt;</c> is looked up in the type that T stands for.</summary>
    private IMethodSymbol Concrete(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return call.ConstrainedToType is { } constrained && Resolve(constrained) is INamedTypeSymbol type
            ? Functions.Implementation(type, method) ?? method
            : method;
    }

    /// <summary>The type parameter that a static method is called on, <c>T.Sin(x)</c>, where it stands for a number.</summary>
    private ScalarType? GenericOwner(IInvocationOperation call) =>
        call.ConstrainedToType is { } constrained && ScalarTypes.Of(Resolve(constrained)) is { Kind: ScalarKind.Generic } type ? type : null;

    /// <summary><c>T.CreateChecked(n)</c>: a conversion of an integer, or a constant.</summary>
    private ValueId BindCreation(IInvocationOperation call, ScalarType type)
    {
        var argument = call.Arguments[0].Value;
        var source = argument is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : argument;
        if (source.ConstantValue is { HasValue: true, Value: double or float or int or uint or short or ushort or byte or sbyte } constant)
        {
            return _builder.Real(System.Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture), type);
        }

        var value = Bind(argument);
        if (value == Poison || _builder[value].Type.Equals(type))
        {
            return value;
        }

        if (_builder[value].Type is ScalarType { IsInteger: true, IsEnum: false } || (_builder[value].Type is ScalarType { IsReal: true, Kind: not ScalarKind.Generic } && type.Kind != ScalarKind.Generic))
        {
            return Convert(value, type);
        }

        Unsupported(call.Syntax.GetLocation(), $"A conversion from '{_builder[value].Type.Name}' to '{type.Name}'", $"Convert integers and constants only, and pass the number as '{type.Name}'");
        return Poison;
    }

    /// <summary>Finds problems in the arguments of a call that is itself a problem, where they are numbers.</summary>
    private void BindScalarArguments(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter is not { RefKind: RefKind.Ref or RefKind.Out } && ScalarOf(argument.Value) is not null))
        {
            Bind(argument.Value);
        }
    }

    private string? WhyNotCallable(IMethodSymbol method, bool isVirtual)
    {
        var definition = method.OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath.Contains(typeof(DifferentiableGenerator).FullName)))
        {
            // The analyzer sees it, the generator does not.
            return "it is itself generated, which happens after methods are differentiated; call the method that it is the derivative of, or ask for Derivatives.Hvp or Hessian there";
        }

        if (!_module.HasSource(definition))
        {
            return definition is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true } ? "the compiler makes it; use the fields of the record" : definition.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, _module.Compilation.Assembly)
                ? $"it is in another assembly ('{assembly.Name}') and there is no rule for it; {WayOut(method)}"
                : "it has no body to look into; call a method with a body";
        }

        if (isVirtual && (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed
            && method.ContainingType.TypeKind != TypeKind.Struct)
        {
            return "it is virtual, so which body runs is decided at run time; seal it, or call a method that is not virtual";
        }

        if (method.IsAsync)
        {
            return "it is async; call a method that computes its result directly";
        }

        var returned = method.ReturnsVoid || LayoutOf(method.ReturnType) is not null ? null : TypeOf(method.ReturnType);
        if (!method.ReturnsVoid && returned is null && LayoutOf(method.ReturnType) is null)
        {
            return $"its result of type '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' is not supported; return one number, or a struct or tuple of numbers";
        }

        if (returned is ScalarType { Kind: ScalarKind.Opaque })
        {
            return $"its result of type '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' may depend on differentiated values; return one number";
        }

        return method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute")
            ? "it is [Conditional], so the compiler may leave the call out; remove the attribute or the call"
            : null;
    }

    /// <summary>What to do instead of calling a method whose source is elsewhere.</summary>
    private static string WayOut(IMethodSymbol method) =>
        method.Parameters.Any(parameter => ScalarTypes.Of(parameter.Type) is null && parameter.Type.SpecialType is not (SpecialType.System_String or SpecialType.System_Object))
            ? "write it out with a loop, or call it outside and pass its result in"
        : method.ReturnsVoid ? "call it outside of differentiable code"
        : method.IsStatic && method.Parameters.Any(parameter => ScalarTypes.Of(parameter.Type) is { IsReal: true })
            ? "give its derivative with [DerivativeOf], write it out in this project, or use a function of Math"
        : "call it outside and pass its result in";

    private ValueId UnknownCallee(IMethodSymbol method, IOperation call, string reason)
    {
        if (method.ContainingType is { TypeKind: TypeKind.Error })
        {
            _module.Problems.LeaveToCompiler();
        }
        else
        {
            var name = method.MethodKind == MethodKind.LocalFunction ? method.Name : method.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "." + method.Name;
            _module.Problems.Report(Descriptors.UnknownCallee, call.Syntax.GetLocation(), method, name, reason);
        }

        return Poison;
    }

    private BoundValue BindFunction(IInvocationOperation call, IMethodSymbol method, FunctionEntry function)
    {
        if (function.Obstacle is { } obstacle)
        {
            BindScalarArguments(call);
            UnknownCallee(method, call, obstacle.TrimEnd('.'));
            return Failed(call.Type);
        }

        var operands = new ValueId[call.Arguments.Length];
        foreach (var argument in call.Arguments)
        {
            operands[argument.Parameter!.Ordinal] = Bind(argument.Value);
        }

        // Math.SinCos returns two.
        return new BoundValue(LayoutOf(call.Type), [.. function.Operations.Select(op => Apply(op, function.ResultType!, operands.ToEquatableArray()))]);
    }
}
