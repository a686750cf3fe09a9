using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Fields and properties of structs, read and assigned.
internal sealed partial class FunctionBinder
{
    /// <summary>The value of a field or property that is a struct, or belongs to one.</summary>
    /// <param name="member">The access.</param>
    /// <param name="layout">The layout of its value.</param>
    private BoundValue BindStructMember(IMemberReferenceOperation member, StructLayout layout)
    {
        if (member.Instance is { } instance && LayoutOf(instance.Type) is { } owner && !IsConstantPath(instance))
        {
            return BindStructMember(member, instance, owner);
        }

        return IsOfReported(member) ? Failed(layout)
            : Vectors.IsVector(member.Member.ContainingType) ? BindVectorConstant(member, layout) : ConstantStruct(member, layout);
    }

    private BoundValue BindStructMember(IMemberReferenceOperation member, IOperation instance, StructLayout owner)
    {
        if (owner.Find(member.Member) is { } field)
        {
            if (IsInElement(member))
            {
                return StructAt(member) is { } place ? LoadStruct(place) : Failed(member.Type);
            }

            return BindStruct(instance, owner)[field];
        }

        if (member is IPropertyReferenceOperation { Property.GetMethod: { } getter } property && WhyNotCallable(getter, isVirtual: false) is null)
        {
            return BindSourceCall(member, getter, instance, [.. property.Arguments.Select(argument => (argument.Parameter, argument.Value))]);
        }

        BindStruct(instance, owner);
        Unsupported(member.Syntax.GetLocation(), $"The {(member is IFieldReferenceOperation ? "field" : "property")} '{member.Member.Name}' of a struct", "Use the fields that it is computed from");
        return Failed(member.Type);
    }

    /// <summary>Whether an instance is reached by fields and properties of objects, and so a constant: <c>this._options.Start</c>, <c>Defaults.Start</c>.</summary>
    private bool IsConstantPath(IOperation instance) => instance switch
    {
        _ when IsElement(instance) => false,
        IMemberReferenceOperation { Member.IsStatic: true } member => !Vectors.IsVector(member.Member.ContainingType),
        IMemberReferenceOperation { Instance: { } inner } and (IFieldReferenceOperation or IPropertyReferenceOperation) => IsConstantPath(inner) || LayoutOf(inner.Type) is null,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => SelfOf(instance) is null,
        IParameterReferenceOperation parameter => _variables.TryGetValue(parameter.Parameter, out _),
        _ => false,
    };

    /// <summary><c>this</c> of a struct that is taken apart here; null where it is the marked method's own, or an object.</summary>
    private StructVariable? SelfOf(IOperation instance) =>
        AssignedVariables.RootOf(instance) is INamedTypeSymbol type && _structs.TryGetValue(type, out var self) ? self : null;

    /// <summary>Whether it is a struct that is not taken apart.</summary>
    private bool IsWhole(IOperation variable) => LayoutOf(variable.Type) is not null && _variables.ContainsKey(AssignedVariables.RootOf(variable)!);

    private IReadOnlyList<Variable> VariablesOf(ISymbol symbol) =>
        _variables.TryGetValue(symbol, out var variable) ? [variable] : _structs.TryGetValue(symbol, out var whole) ? whole.Leaves : [];

    /// <summary>The variables that an assignment to <paramref name="target"/> changes, as far as they are declared.</summary>
    private IReadOnlyList<Variable> VariablesIn(IOperation target) =>
        FindVariables(target) ?? (AssignedVariables.DeclaredBy(target) is { } declared ? VariablesOf(declared) : []);

    /// <summary>The variables that hold what the expression names; null if it is no variable or field of one.</summary>
    private IReadOnlyList<Variable>? FindVariables(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                // A [NoGradient] struct of the marked method is carried along whole.
                return VariablesOf(AssignedVariables.RootOf(target)!) is { Count: > 0 } found && (LayoutOf(target.Type)?.Leaves.Count ?? 1) == found.Count && !IsWhole(target) ? found : null;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return SelfOf(target)?.Leaves;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when _created.Count > 0:
                return _created.Peek().Leaves;
            case IMemberReferenceOperation { Instance: { } instance } member
                when member is IFieldReferenceOperation or IPropertyReferenceOperation && LayoutOf(instance.Type) is { } layout
                    && layout.Find(member.Member) is { } field && FindVariables(instance) is { } whole && whole.Count == layout.Leaves.Count:
                return [.. whole.Skip(field.Offset).Take(field.Count)];
            default:
                return null;
        }
    }

    /// <summary>Whether it has an address: properties are read into a copy.</summary>
    private static bool IsStorage(IOperation target) => target switch
    {
        IFieldReferenceOperation { Instance: { } instance } => IsStorage(instance),
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
        _ => false,
    };

    /// <summary>Whether a method called on it may change it, rather than a copy.</summary>
    private bool IsWritable(IOperation target) => target switch
    {
        IParameterReferenceOperation { Parameter.RefKind: RefKind.In or RefKind.RefReadOnlyParameter } => false,
        ILocalReferenceOperation { Local.IsForEach: true } => false,
        IInstanceReferenceOperation => !_key.Method.IsReadOnly && !_key.Method.ContainingType.IsReadOnly,
        IFieldReferenceOperation { Instance: { } instance, Field: var field } =>
            (!field.IsReadOnly || (instance is IInstanceReferenceOperation && _key.Method.MethodKind == MethodKind.Constructor)) && IsWritable(instance),
        IPropertyReferenceOperation => false,
        _ => true,
    };

    /// <summary>The variables that an assignment changes; anything else than variables of this function and fields of them is reported.</summary>
    private IReadOnlyList<Variable>? PlaceVariables(IOperation target)
    {
        if (FindVariables(target) is not { } variables)
        {
            ReportTarget(target);
            return null;
        }

        if (AssignedVariables.RootOf(target) is { } root && _captured.Contains(root))
        {
            Unsupported(
                target.Syntax.GetLocation(),
                $"An assignment to the captured variable '{root.Name}' in a local function",
                "Return the new value from the local function and assign it where it is called");
            return null;
        }

        return variables;
    }

    private void ReportTarget(IOperation target)
    {
        if (target is IInvalidOperation)
        {
            _module.Problems.LeaveToCompiler();
        }
        else if (IsOfReported(target))
        {
            // Reported where it was made.
        }
        else if (target is ILocalReferenceOperation or IParameterReferenceOperation)
        {
            if (IsWhole(target))
            {
                Unsupported(target.Syntax.GetLocation(), "An assignment to a [NoGradient] struct", "Work on a local copy of its fields");
            }
            else
            {
                // Only code that does not compile, or that was reported, assigns what was never declared.
                _module.Problems.LeaveToCompiler();
            }
        }
        else if (target is IPropertyReferenceOperation { Instance: { } instance } && FindVariables(instance) is not null)
        {
            Unsupported(target.Syntax.GetLocation(), $"An assignment to {Constructs.NameOfTarget(target)}, which has a setter of its own,", "Assign the field that it sets");
        }
        else
        {
            Unsupported(
                target.Syntax.GetLocation(),
                "An assignment to " + Constructs.NameOfTarget(target),
                "Differentiable code may assign locals, parameters, fields of struct locals and elements of arrays only: work on a local and return its value");
        }
    }

    private IReadOnlyList<Variable> DeclareLocal(ILocalSymbol local) =>
        LayoutOf(local.Type) is { } layout ? NewStruct(local, layout, local.Name).Leaves : [NewVariable(local, TypeOf(local.Type) ?? IrType.Double)];

    private void BindStructDeclaration(IVariableDeclaratorOperation declarator, StructLayout layout, IOperation? initializer)
    {
        if (initializer is null)
        {
            // A struct may be assigned field by field.
            foreach (var variable in NewStruct(declarator.Symbol, layout, declarator.Symbol.Name).Leaves)
            {
                _state.Assign(variable, Zero(variable.Type));
            }

            return;
        }

        At(declarator.Syntax);
        var value = BindValue(initializer);
        AssignStruct(NewStruct(declarator.Symbol, layout, declarator.Symbol.Name).Leaves, value, declarator);
    }

    private void AssignStruct(IReadOnlyList<Variable> variables, BoundValue value, IOperation assignment)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            Assign(variables[i], i < value.Leaves.Count ? value.Leaves[i] : Poison, assignment);
        }
    }

    private BoundValue BindStructAssignment(ISimpleAssignmentOperation assignment, StructLayout layout)
    {
        if (assignment.Target is IDiscardOperation)
        {
            return BindValue(assignment.Value);
        }

        if (IsInElement(assignment.Target))
        {
            var place = StructAt(assignment.Target);
            var stored = BindValue(assignment.Value);
            if (place is not null && _state.Thrown is null)
            {
                StoreStruct(place, stored);
            }

            return stored;
        }

        var variables = PlaceVariables(assignment.Target);
        var value = BindValue(assignment.Value);
        if (variables is null)
        {
            return Failed(layout);
        }

        if (_state.Thrown is null)
        {
            AssignStruct(variables, value, assignment);
        }

        return value;
    }

    private BoundValue BindCompoundStruct(ICompoundAssignmentOperation assignment, IMethodSymbol method, StructLayout layout)
    {
        var element = IsInElement(assignment.Target) ? StructAt(assignment.Target) : null;
        IReadOnlyList<Variable>? variables = IsInElement(assignment.Target) ? [] : PlaceVariables(assignment.Target);
        if (variables is null || (element is null && variables.Count == 0))
        {
            BindValue(assignment.Value);
            return Failed(layout);
        }

        // An operator that takes references would see what the right side changes.
        var isPlain = method.IsStatic && assignment.InConversion.IsIdentity && assignment.OutConversion.IsIdentity
            && (method.Parameters[0].RefKind == RefKind.None || _module.Assigned.In(assignment.Value).Count == 0);
        var before = element is null ? new BoundValue(layout, [.. variables.Select(Read)]) : LoadStruct(element);
        var value = BindValue(assignment.Value);
        if (isPlain && !value.Leaves.Contains(Poison) && !before.Leaves.Contains(Poison))
        {
            value = CallOperator(assignment, method, [before, value]);
        }
        else
        {
            if (!isPlain)
            {
                Unsupported(assignment);
            }

            value = Failed(layout);
        }

        if (_state.Thrown is null && element is not null)
        {
            StoreStruct(element, value);
        }
        else if (_state.Thrown is null)
        {
            AssignStruct(variables, value, assignment);
        }

        return value;
    }
}
