using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Calls: functions with a rule, guards, and methods whose source is at hand.
internal sealed partial class FunctionBinder
{
    private ValueId BindInvocation(IInvocationOperation call)
    {
        var method = Concrete(call);
        if (method.MethodKind is MethodKind.DelegateInvoke)
        {
            Unsupported(call.Syntax.GetLocation(), "A call of a delegate", "Call a method by its name, so that its source is known");
            return Poison;
        }

        if (Functions.Find(method) is { } function)
        {
            return BindFunction(call, method, function);
        }

        if (BindArrayMethod(call, method) is { } bound)
        {
            return bound;
        }

        if (Functions.IsGuard(method))
        {
            BindGuard(call);
            return Poison;
        }

        if (IsText(call) && _module.Scope.CanAccess(method))
        {
            return External(ScalarTypes.Opaque(call.Type!), TemplateOf(call));
        }

        if (WhyNotCallable(call, method) is { } reason)
        {
            BindScalarArguments(call);
            return IsOfReported(call) ? Poison : UnknownCallee(method, call, reason);
        }

        return BindSourceCall(call, method);
    }

    /// <summary>The method that runs: a static abstract member of <c>INumber&lt;T&gt;</c> is looked up in the type that T stands for.</summary>
    private IMethodSymbol Concrete(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return call.ConstrainedToType is { } constrained && Resolve(constrained) is INamedTypeSymbol type
            ? Functions.Implementation(type, method) ?? method
            : method;
    }

    private ValueId BindSourceCall(IInvocationOperation call, IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        var arguments = new List<ValueId>();
        var takesReceiver = false;
        if (!method.IsStatic && call.Instance is { } instance)
        {
            var isThis = instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
            takesReceiver = !isThis || _key.TakesReceiver;
            if (takesReceiver)
            {
                arguments.Add(Bind(instance));
            }
        }

        if (method.MethodKind == MethodKind.LocalFunction && !method.IsStatic)
        {
            takesReceiver = _key.TakesReceiver;
            if (takesReceiver)
            {
                arguments.Add(_receiver!.Value);
            }
        }

        arguments.AddRange(BindArguments(call));
        if (arguments.Contains(Poison) || _state.Thrown is not null)
        {
            return Poison;
        }

        foreach (var captured in CapturedVariables.Of(definition, _module))
        {
            arguments.Add(Read(captured));
        }

        if (arguments.Contains(Poison))
        {
            return Poison;
        }

        var callee = _module.Require(new HelperKey(definition, _key.Types.ForCall(method), takesReceiver));
        for (var i = 0; i < arguments.Count; i++)
        {
            if (_builder[arguments[i]].Type is MemoryType)
            {
                _arrays.Add(new MemoryUse(arguments[i], call.Syntax.GetLocation(), callee, i));
            }
        }

        if (method.ReturnsVoid)
        {
            _builder.Emit(new Call([], callee, arguments.ToEquatableArray()));
            return Poison;
        }

        var result = _builder.NewValue(TypeOf(method.ReturnType)!);
        _builder.Emit(new Call([result], callee, arguments.ToEquatableArray()));
        if (_builder[result].Type is MemoryType)
        {
            _sources.Add(result, null);
            _arrays.Add(new MemoryUse(result, call.Syntax.GetLocation(), callee));
        }

        return result;
    }

    /// <summary>Arguments by position of their parameter, evaluated in the order the source writes them.</summary>
    private ValueId[] BindArguments(IInvocationOperation call)
    {
        var values = new ValueId[call.Arguments.Length];
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter)
            {
                _module.Problems.LeaveToCompiler();
                return [Poison];
            }

            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                Unsupported(argument.Syntax.GetLocation(), parameter.RefKind == RefKind.Ref ? "A 'ref' argument" : "An 'out' argument", "Use a method that returns its result");
                values[parameter.Ordinal] = Poison;
                continue;
            }

            values[parameter.Ordinal] = Bind(argument.Value);
        }

        return values;
    }

    /// <summary>Finds problems in the arguments of a call that is itself a problem, where they are numbers.</summary>
    private void BindScalarArguments(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter is not { RefKind: RefKind.Ref or RefKind.Out } && ScalarOf(argument.Value) is not null))
        {
            Bind(argument.Value);
        }
    }

    private string? WhyNotCallable(IInvocationOperation call, IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (!_module.HasSource(definition))
        {
            return definition.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, _module.Compilation.Assembly)
                ? $"it is in another assembly ('{assembly.Name}') and there is no rule for it; write it out in this project, or use a function of Math"
                : "it has no body to look into; call a method with a body";
        }

        if (call.IsVirtual && (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed
            && method.ContainingType.TypeKind != TypeKind.Struct)
        {
            return "it is virtual, so which body runs is decided at run time; seal it, or call a method that is not virtual";
        }

        if (method.IsAsync)
        {
            return "it is async; call a method that computes its result directly";
        }

        var returned = method.ReturnsVoid ? null : TypeOf(method.ReturnType);
        if (!method.ReturnsVoid && returned is null)
        {
            return $"its result of type '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' is not yet supported in this version; return one number";
        }

        if (returned is ScalarType { Kind: ScalarKind.Opaque })
        {
            return $"its result of type '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' may depend on differentiated values; return one number";
        }

        return method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute")
            ? "it is [Conditional], so the compiler may leave the call out; remove the attribute or the call"
            : null;
    }

    private ValueId UnknownCallee(IMethodSymbol method, IOperation call, string reason)
    {
        if (method.ContainingType is { TypeKind: TypeKind.Error })
        {
            _module.Problems.LeaveToCompiler();
        }
        else
        {
            var name = method.MethodKind == MethodKind.LocalFunction ? method.Name : method.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "." + method.Name;
            _module.Problems.Report(Descriptors.UnknownCallee, call.Syntax.GetLocation(), name, reason);
        }

        return Poison;
    }

    private ValueId BindFunction(IInvocationOperation call, IMethodSymbol method, FunctionEntry function)
    {
        if (function.Obstacle is { } obstacle)
        {
            BindScalarArguments(call);
            return UnknownCallee(method, call, obstacle.TrimEnd('.'));
        }

        if (function.Operations is [var op])
        {
            return Apply(op, function.ResultType!, BindArguments(call).ToEquatableArray());
        }

        BindArguments(call);
        Unsupported(call.Syntax.GetLocation(), "A pair of numbers in one variable", $"Take it apart where it is made: 'var (a, b) = {method.ContainingType.Name}.{method.Name}(…)'");
        return Poison;
    }

    /// <summary>What a function like <c>Math.SinCos</c> returns, one value per component; null for any other expression.</summary>
    private ValueId[]? BindComponents(IInvocationOperation call)
    {
        if (Functions.Find(Concrete(call)) is not { Operations.Count: > 1, ResultType: { } type } function)
        {
            return null;
        }

        var operands = BindArguments(call).ToEquatableArray();
        return [.. function.Operations.Select(op => Apply(op, type, operands))];
    }
}
