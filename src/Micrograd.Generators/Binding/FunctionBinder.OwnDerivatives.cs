using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Calls of functions whose derivative is given: by the user, or by the generated members of another assembly. The function is called as it stands.
internal sealed partial class FunctionBinder
{
    /// <summary>Whether the method is <c>Gradient.Stop</c>.</summary>
    private static bool IsStop(IMethodSymbol method) =>
        method is { Name: "Stop", IsStatic: true, ContainingType: { Name: "Gradient", ContainingNamespace: { Name: "Micrograd", ContainingNamespace.IsGlobalNamespace: true } } };

    private BoundValue BindStop(IInvocationOperation call)
    {
        var value = Bind(call.Arguments[0].Value);
        return Single(value == Poison ? Poison : Apply(OpCode.Stop, ScalarTypes.Of(call.Type!)!, [value]));
    }

    /// <summary>Binds a call of a function with a derivative that the user gives.</summary>
    private BoundValue BindWithDerivative(IInvocationOperation call, IMethodSymbol function, IMethodSymbol derivative)
    {
        IReadOnlyList<ITypeSymbol> returned = derivative.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements.Select(element => element.Type)] : [derivative.ReturnType];
        var reason = OwnDerivatives.WhyNot(function, derivative, returned)
            ?? (_module.Scope.CanAccess(function) ? null : "it is not accessible where the generated code stands; make it internal");
        if (reason is not null)
        {
            return Single(UnknownCallee(function, call, reason));
        }

        if (BindOperands(call) is not { } arguments)
        {
            return Failed(call.Type);
        }

        var value = CallAsItStands(function, function.Name, ScalarTypes.Of(function.ReturnType)!, arguments);
        if (OwnDerivatives.Is(_key.Method))
        {
            // In a derivative, the function is a number: f' = 1 + f² must not ask for f' again.
            _module.OnlyFirstOrder($"the derivative '{_key.Method.Name}' is given in terms of '{function.Name}' itself; write it without, or use first derivatives");
            return Single(value);
        }

        var callee = _module.Require(new HelperKey(derivative.OriginalDefinition, TypeArguments.None, TakesReceiver: false));
        _module.GivenDerivative(callee, derivative);
        var partials = EmitCall(call, derivative, callee, arguments, []);
        return Single(WithPartials(value, function, arguments, partials.Leaves));
    }

    /// <summary>Binds a call of a method of another assembly that has a generated gradient.</summary>
    private BoundValue BindWithGeneratedGradient(IInvocationOperation call, IMethodSymbol function, IMethodSymbol gradient)
    {
        if (BindOperands(call) is not { } arguments)
        {
            return Failed(call.Type);
        }

        _module.OnlyFirstOrder($"'{function.Name}' is in another assembly ('{function.ContainingAssembly.Name}'), which has only its first derivatives; move it into this project");
        var result = CallAsItStands(function, gradient.Name, ScalarTypes.Opaque(gradient.ReturnType), arguments);
        var type = ScalarTypes.Of(function.ReturnType)!;
        var partials = GeneratedGradients.PropertiesOf(gradient).Select(property => Property(property));
        return Single(WithPartials(Property("Value"), function, arguments, [.. partials]));

        ValueId Property(string name) => External(type, new Template(["", "." + GeneratedScope.Escape(name)], [result]));
    }

    private ValueId WithPartials(ValueId value, IMethodSymbol function, IReadOnlyList<ValueId> arguments, IReadOnlyList<ValueId> partials)
    {
        var next = 0;
        foreach (var parameter in OwnDerivatives.RealParameters(function))
        {
            value = Apply(OpCode.WithPartial, (ScalarType)_builder[value].Type, [value, arguments[parameter.Ordinal], partials[next++]]);
        }

        return value;
    }

    private ValueId CallAsItStands(IMethodSymbol function, string name, ScalarType type, IReadOnlyList<ValueId> arguments)
    {
        var open = $"{_module.Scope.TypeText(function.ContainingType)}.{GeneratedScope.Escape(name)}(";
        string[] parts = arguments.Count == 0 ? [open + ")"] : [open, .. Enumerable.Repeat(", ", arguments.Count - 1), ")"];
        return External(type, new Template(parts.ToEquatableArray(), arguments.ToArray().ToEquatableArray()));
    }

    /// <summary>Arguments by position of their parameter, evaluated in the order in which the source writes them; null if one was reported.</summary>
    private ValueId[]? BindOperands(IInvocationOperation call)
    {
        var values = new ValueId[call.Arguments.Length];
        foreach (var argument in call.Arguments)
        {
            values[argument.Parameter!.Ordinal] = Bind(argument.Value);
        }

        return values.Contains(Poison) || _state.Thrown is not null ? null : values;
    }
}
