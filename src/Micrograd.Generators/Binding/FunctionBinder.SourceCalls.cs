using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Calls of methods, operators, getters and constructors whose source is at hand. Structs are handed over and come back leaf by leaf; what a helper
// changes through a reference comes back as further results.
internal sealed partial class FunctionBinder
{
    /// <summary>Calls a helper.</summary>
    /// <param name="call">Where.</param>
    /// <param name="method">The helper.</param>
    /// <param name="instance">What it is called on, or null.</param>
    /// <param name="operands">Its arguments, in the order in which the source evaluates them.</param>
    private BoundValue BindSourceCall(IOperation call, IMethodSymbol method, IOperation? instance, IReadOnlyList<(IParameterSymbol? Parameter, IOperation Value)> operands)
    {
        var references = new List<Reference>();
        var receiver = method.IsStatic || method.MethodKind == MethodKind.Constructor ? null : BindReceiver(method, instance, references);
        var given = new IReadOnlyList<ValueId>?[operands.Count];
        var handed = new Reference?[operands.Count];
        foreach (var (parameter, value) in operands)
        {
            if (parameter is null)
            {
                _module.Problems.LeaveToCompiler();
                return Failed(call.Type);
            }

            if (parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter)
            {
                CheckElement(method, value, "as an 'in' argument");
            }

            if (ReferenceTo(parameter, value) is { } reference)
            {
                references.Add(handed[parameter.Ordinal] = reference);
            }
            else if (!CanBeUsed(parameter.Type) && !IsOpaqueParameter(method, parameter) && !HasOfItself(value))
            {
                // The argument is fine, the parameter is not.
                ReportType(Resolve(parameter.Type), LocationOfType(parameter.OriginalDefinition));
                given[parameter.Ordinal] = [Poison];
            }
            else
            {
                given[parameter.Ordinal] = IsOpaqueParameter(method, parameter) ? [Bind(value)] : BindValue(value).Leaves;
            }
        }

        var definition = method.OriginalDefinition;
        var captured = CapturedVariables.Of(definition, _module).SelectMany(VariablesOf).ToArray();
        CheckAliases(references, captured);

        // What is referred to is read when the call is made: later arguments may have changed it.
        var arguments = new List<ValueId>();
        arguments.AddRange(receiver?.Leaves ?? []);
        arguments.AddRange(receiver is null && TakesReceiver(method, instance) ? references[0].Variables.Select(Read) : []);
        for (var i = 0; i < operands.Count; i++)
        {
            arguments.AddRange(handed[i] is { } reference ? reference.IsRead ? reference.Variables.Select(Read) : [] : given[i] ?? [Poison]);
        }

        arguments.AddRange(captured.Select(Read));
        var written = references.Where(reference => reference.IsWritten).OrderBy(reference => Array.IndexOf(handed, reference) is var i and >= 0 ? i : -1).ToList();
        if (arguments.Contains(Poison) || _state.Thrown is not null)
        {
            foreach (var variable in written.SelectMany(reference => reference.Variables))
            {
                _state.Assign(variable, Poison);
            }

            return Failed(method.MethodKind == MethodKind.Constructor ? method.ContainingType : call.Type);
        }

        var callee = _module.Require(new HelperKey(definition, _key.Types.ForCall(method), TakesReceiver(method, instance)));
        return EmitCall(call, method, callee, arguments, written);
    }

    /// <summary>Whether an argument is of a type that cannot be used, and is not only converted to it, or left out.</summary>
    private bool HasOfItself(IOperation value) => value switch
    {
        IConversionOperation { IsImplicit: true, Operand.Type: var from } => from is not null && !CanBeUsed(from),
        _ => !value.IsImplicit,
    };

    private bool CanBeUsed(ITypeSymbol type) => TypeOf(type) is not null || LayoutOf(type) is not null;

    private BoundValue EmitCall(IOperation call, IMethodSymbol method, string callee, IReadOnlyList<ValueId> arguments, IReadOnlyList<Reference> written)
    {
        if (_module.IsMain(method.OriginalDefinition) && method.Parameters.Any(parameter => LayoutOf(parameter.Type) is not null))
        {
            Unsupported(call.Syntax.GetLocation(), "A recursive call of the marked method with a struct", "Move the recursion into a helper that takes the numbers");
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (_builder[arguments[i]].Type is MemoryType)
            {
                _arrays.Add(new MemoryUse(arguments[i], call.Syntax.GetLocation(), callee, i));
            }
        }

        var type = method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnsVoid ? null : method.ReturnType;
        var layout = LayoutOf(type);
        var types = layout is not null ? layout.Leaves.Select(leaf => (IrType)leaf.Type) : type is null ? [] : [TypeOf(type)!];
        var returned = types.Select(leaf => _builder.NewValue(leaf)).ToList();
        var count = returned.Count;
        returned.AddRange(written.SelectMany(reference => reference.Variables).Select(variable => _builder.NewValue(variable.Type)));
        _calls.Add(new HelperCall(callee, returned.Count, call.Syntax.GetLocation()));
        _builder.Emit(new Call(returned.ToEquatableArray(), callee, arguments.ToEquatableArray()));
        var next = count;
        foreach (var variable in written.SelectMany(reference => reference.Variables))
        {
            Assign(variable, returned[next++], call);
        }

        if (count == 0)
        {
            return Single(Poison);
        }

        if (_builder[returned[0]].Type is MemoryType)
        {
            _sources.Add(returned[0], null);
            _arrays.Add(new MemoryUse(returned[0], call.Syntax.GetLocation(), callee));
        }

        return new BoundValue(layout, [.. returned.Take(count)]);
    }

    /// <summary>Whether the helper's <c>this</c> is handed over; the marked method's own is not.</summary>
    private bool TakesReceiver(IMethodSymbol method, IOperation? instance) =>
        method.MethodKind == MethodKind.LocalFunction ? !method.IsStatic && _key.TakesReceiver
        : !method.IsStatic && instance is not null
            && (instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } || _key.TakesReceiver || SelfOf(instance) is not null);

    /// <summary>What <c>this</c> is in the helper; null if it is not handed over, or by reference.</summary>
    private BoundValue? BindReceiver(IMethodSymbol method, IOperation? instance, List<Reference> references)
    {
        if (!TakesReceiver(method, instance))
        {
            return null;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return Single(_receiver!.Value);
        }

        if (LayoutOf(method.ContainingType) is null || LayoutOf(instance!.Type) is null)
        {
            return Single(Bind(instance!));
        }

        if (FindVariables(instance) is not { } variables)
        {
            if (ChangesElement(method, instance))
            {
                Unsupported(instance.Syntax.GetLocation(), $"A call of '{method.Name}', which changes the element that it is called on,", "Copy the element to a local, call the method on that, and store it afterwards");
                return Failed(instance.Type);
            }

            CheckElement(method, instance, "that a method is called on");
            return BindValue(instance);
        }

        if (!IsWritable(instance))
        {
            // C# copies what is read-only before it calls a method that might change it.
            if (_module.Assigned.WritesThis(method))
            {
                references.Add(new Reference([.. variables.Select(Copy)], true, true, instance.Syntax.GetLocation()));
                return null;
            }

            // A readonly method gets a reference; for every other one C# makes a copy at once.
            if (!(method.IsReadOnly || method.ContainingType.IsReadOnly) || !IsStorage(instance))
            {
                return BindValue(instance);
            }
        }

        var writes = _module.Assigned.WritesThis(method);
        references.Add(new Reference(writes ? PlaceVariables(instance) ?? [Failure()] : variables, true, writes, instance.Syntax.GetLocation()));
        return null;
    }

    /// <summary>What an argument refers to; null for an argument that is passed by value.</summary>
    private Reference? ReferenceTo(IParameterSymbol parameter, IOperation value)
    {
        switch (parameter.RefKind)
        {
            case RefKind.In or RefKind.RefReadOnlyParameter when IsStorage(value) && FindVariables(value) is { } read:
                return new Reference(read, true, false, value.Syntax.GetLocation());
            case RefKind.Ref:
                return new Reference(VariablesToWrite(value), true, true, value.Syntax.GetLocation());
            case RefKind.Out:
                return new Reference(VariablesToWrite(value), false, true, value.Syntax.GetLocation());
            default:
                return null;
        }
    }

    /// <summary>The variables that a <c>ref</c> or <c>out</c> argument means, declared where it declares one.</summary>
    private IReadOnlyList<Variable> VariablesToWrite(IOperation value)
    {
        var target = value is IDeclarationExpressionOperation declaration ? declaration.Expression : value;
        if (target is IDiscardOperation)
        {
            return LayoutOf(target.Type) is { } layout ? [.. layout.Leaves.Select(leaf => new Variable(null, leaf.Type))] : [new Variable(null, TypeOf(target.Type!) ?? IrType.Double)];
        }

        if (target is ILocalReferenceOperation { IsDeclaration: true } local)
        {
            return DeclareLocal(local.Local);
        }

        if (IsElement(target) || IsInElement(target))
        {
            Unsupported(target.Syntax.GetLocation(), "An element of an array as a 'ref' or 'out' argument", "Copy it to a local, pass that, and store it afterwards");
            return [Failure()];
        }

        return PlaceVariables(target) ?? [Failure()];
    }

    /// <summary>Stands for a variable that was reported.</summary>
    private Variable Failure()
    {
        var variable = new Variable(null, IrType.Double);
        _state.Assign(variable, Poison);
        return variable;
    }

    private Variable Copy(Variable variable)
    {
        var copy = new Variable(null, variable.Type);
        _state.Assign(copy, Read(variable));
        return copy;
    }

    /// <summary>What is written through one reference must not be seen through another: helpers work on copies.</summary>
    private void CheckAliases(IReadOnlyList<Reference> references, IReadOnlyList<Variable> captured)
    {
        foreach (var reference in references.Where(reference => reference.IsWritten))
        {
            var others = references.Where(other => other != reference).SelectMany(other => other.Variables).Concat(captured);
            if (others.Any(reference.Variables.Contains))
            {
                Unsupported(reference.Location, "A variable that the method gets twice, once to change it,", "Pass a copy of it, or return the new value");
                return;
            }
        }
    }

    /// <summary>C# hands over the element itself, which the method would see change; helpers work on copies.</summary>
    private void CheckElement(IMethodSymbol method, IOperation value, string where)
    {
        var element = value;
        while (!IsElement(element) && element is IFieldReferenceOperation { Instance: { } instance })
        {
            element = instance;
        }

        if (IsElement(element) && _module.BodyOf(method.OriginalDefinition) is { } body
            && Elements.Written(body).Any(written => written is null || SymbolEqualityComparer.Default.Equals(written, element.Type)))
        {
            Unsupported(value.Syntax.GetLocation(), $"An element of an array {where}, where the method writes into such arrays,", "Copy it to a local and use that");
        }
    }

    /// <summary>Whether a parameter of the marked method is carried along whole.</summary>
    private bool IsOpaqueParameter(IMethodSymbol method, IParameterSymbol parameter) =>
        _module.IsMain(method.OriginalDefinition) && MainParameter.IsWhole(parameter);
}
