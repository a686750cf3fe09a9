using Micrograd.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

// Making structs: constructors, object initializers, with; and calling their operators.
internal sealed partial class FunctionBinder
{
    private BoundValue BindCreation(IObjectCreationOperation creation, StructLayout layout)
    {
        var value = BindConstruction(creation, layout);
        return creation.Initializer is null ? value : Initialized(value, layout, creation.Initializer);
    }

    private BoundValue BindWith(IWithOperation with, StructLayout layout)
    {
        var value = BindStruct(with.Operand, layout);
        return with.Initializer is null ? value : Initialized(value, layout, with.Initializer);
    }

    private BoundValue BindConstruction(IObjectCreationOperation creation, StructLayout layout)
    {
        if (creation.Constructor is not { } constructor)
        {
            _module.Problems.LeaveToCompiler();
            return Failed(layout);
        }

        if (Vectors.IsVector(layout.Type))
        {
            return BindVectorCreation(creation, constructor, layout);
        }

        if (constructor.Parameters.Length == 0 && constructor.IsImplicitlyDeclared)
        {
            return Zero(layout);
        }

        var plain = layout.Type.IsTupleType ? [.. constructor.Parameters] : PlainParameters(constructor, layout);
        if (plain is null || plain.Count != layout.Fields.Count)
        {
            return layout.Type.IsTupleType || !_module.HasSource(constructor.OriginalDefinition)
                ? UnknownConstructor(creation, layout)
                : BindSourceCall(creation, constructor, null, [.. creation.Arguments.Select(argument => (argument.Parameter, argument.Value))]);
        }

        // The fields are the arguments.
        var given = new BoundValue[constructor.Parameters.Length];
        foreach (var argument in creation.Arguments)
        {
            given[argument.Parameter!.Ordinal] = BindValue(argument.Value);
        }

        return new BoundValue(layout, [.. plain.SelectMany((parameter, i) => parameter is null ? ZeroOf(layout.Fields[i]) : Converted(given[parameter.Ordinal], layout.Fields[i]))]);
    }

    private BoundValue UnknownConstructor(IObjectCreationOperation creation, StructLayout layout)
    {
        Unsupported(creation);
        return Failed(layout);
    }

    private IReadOnlyList<ValueId> ZeroOf(StructField field) => field.Inner is { } inner ? Zero(inner).Leaves : [Zero(field.Scalar!)];

    /// <summary>For a primary constructor that only copies: the parameter that each field is given, null for none. Null for every other constructor.</summary>
    private IReadOnlyList<IParameterSymbol?>? PlainParameters(IMethodSymbol constructor, StructLayout layout)
    {
        if (!IsPrimary(constructor) || constructor.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
        {
            return null;
        }

        var sources = layout.Fields.Select(field => SourceOf(field, constructor)).ToArray();
        return sources.All(source => source is null or IParameterSymbol)
            ? [.. sources.Select(source => source is IParameterSymbol parameter ? constructor.Parameters[parameter.Ordinal] : null)]
            : null;
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax;

    /// <summary>What a field starts as: a parameter (<see cref="IParameterSymbol"/>), an expression (<see cref="IOperation"/>), or zero (null).</summary>
    private object? SourceOf(StructField field, IMethodSymbol constructor)
    {
        var definition = field.Symbol.OriginalDefinition;
        if (_module.InitializerOf(definition) is { } initializer)
        {
            return initializer is IParameterReferenceOperation { Parameter: var read } ? read : initializer;
        }

        // A positional property of a record is declared by its parameter.
        return IsPrimary(constructor) && definition.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax
            ? constructor.OriginalDefinition.Parameters.FirstOrDefault(parameter => parameter.Name == field.Name)
            : null;
    }

    /// <summary>The body of a constructor that is bound as a function: it yields the fields.</summary>
    private void BindConstructor(IConstructorBodyOperation? body)
    {
        var constructor = _key.Method;
        var type = constructor.ContainingType.OriginalDefinition;
        var layout = StructLayout.Of(Resolve(type))!;
        var self = _structs[type] = new StructVariable(layout, [.. layout.Leaves.Select(leaf => new Variable(null, leaf.Type))]);
        _results.AddRange(self.Leaves);
        SetAll(self.Leaves, Zero(layout));
        if (body?.Initializer is { } first)
        {
            var chained = Walk.Within(first).OfType<IInvocationOperation>().First();
            At(first.Syntax);
            if (!chained.TargetMethod.IsImplicitlyDeclared)
            {
                SetAll(self.Leaves, BindSourceCall(chained, chained.TargetMethod, null, [.. chained.Arguments.Select(argument => (argument.Parameter, argument.Value))]));
            }
        }
        else
        {
            foreach (var field in layout.Fields)
            {
                var source = SourceOf(field, constructor);
                if (source is IOperation expression)
                {
                    At(expression.Syntax);
                }

                var value = source switch
                {
                    IParameterSymbol parameter => new BoundValue(field.Inner, [.. VariablesOf(parameter).Select(Read)]),
                    IOperation initializer => BindValue(initializer),
                    _ => null,
                };
                if (value is not null)
                {
                    SetAll(self[field], value with { Leaves = Converted(value, field) });
                }
            }
        }

        if ((body?.BlockBody ?? body?.ExpressionBody) is { } block)
        {
            Guarded(block, () => BindSequence(Steps.Of(block)));
        }
    }

    /// <summary>Assigns variables that the source does not show.</summary>
    private void SetAll(IReadOnlyList<Variable> variables, BoundValue value)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            _state.Assign(variables[i], i < value.Leaves.Count ? value.Leaves[i] : Poison);
        }
    }

    /// <summary>A copy of a struct with what an initializer assigns.</summary>
    private BoundValue Initialized(BoundValue value, StructLayout layout, IObjectOrCollectionInitializerOperation initializer)
    {
        var created = new StructVariable(layout, [.. layout.Leaves.Select(leaf => new Variable(null, leaf.Type))]);
        SetAll(created.Leaves, value);
        BindInitializers(created, initializer);
        return new BoundValue(layout, [.. created.Leaves.Select(leaf => _state[leaf] ?? Poison)]);
    }

    private void BindInitializers(StructVariable created, IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (var assignment in initializer.Initializers)
        {
            _created.Push(created);
            var target = assignment switch
            {
                ISimpleAssignmentOperation simple => PlaceVariables(simple.Target),
                IMemberInitializerOperation nested => PlaceVariables(nested.InitializedMember),
                _ => null,
            };
            _created.Pop();
            switch (assignment)
            {
                case ISimpleAssignmentOperation simple:
                    var value = BindValue(simple.Value);
                    if (target is not null && _state.Thrown is null)
                    {
                        SetAll(target, value);
                    }

                    break;
                case IMemberInitializerOperation { InitializedMember.Type: { } type, Initializer: { } inner } when target is not null && LayoutOf(type) is { } layout:
                    BindInitializers(new StructVariable(layout, target), inner);
                    break;
                default:
                    Unsupported(assignment);
                    break;
            }
        }
    }

    /// <summary>An operator or conversion of a struct.</summary>
    private BoundValue BindOperator(IOperation operation, IMethodSymbol method, params IOperation[] operands)
    {
        if (operation is IConversionOperation && !SymbolEqualityComparer.Default.Equals(Resolve(method.ReturnType), Resolve(operation.Type!)))
        {
            Unsupported(operation.Syntax.GetLocation(), "A conversion in two steps", "Write out both steps");
            return Failed(operation.Type);
        }

        if (operation is IBinaryOperation { IsLifted: true } or IUnaryOperation { IsLifted: true })
        {
            Unsupported(operation);
            return Failed(operation.Type);
        }

        var isVector = Vectors.IsVector(method.ContainingType);
        if (!isVector && WhyNotCallable(method, isVirtual: false) is { } reason)
        {
            foreach (var operand in operands)
            {
                BindValue(operand);
            }

            UnknownCallee(method, operation, reason);
            return Failed(operation.Type);
        }

        if (isVector || operands.Where((operand, i) => !SymbolEqualityComparer.Default.Equals(operand.Type, method.Parameters[i].Type)).Any())
        {
            BoundValue[] values = [.. operands.Select((operand, i) => ConvertedTo(BindValue(operand), method.Parameters[i]))];
            return values.Any(value => value.Leaves.Contains(Poison)) || _state.Thrown is not null ? Failed(operation.Type) : CallOperator(operation, method, values);
        }

        return BindSourceCall(operation, method, null, [.. operands.Select((operand, i) => ((IParameterSymbol?)method.Parameters[i], operand))]);
    }

    private BoundValue ConvertedTo(BoundValue value, IParameterSymbol parameter) =>
        value.Layout is null && ScalarTypes.Of(Resolve(parameter.Type)) is { } type && IsNumber(type) ? Single(Convert(value.Leaves[0], type)) : value;

    private BoundValue CallOperator(IOperation operation, IMethodSymbol method, IReadOnlyList<BoundValue> operands)
    {
        if (Vectors.IsVector(method.ContainingType))
        {
            return VectorOperator(operation, method, operands);
        }

        if (WhyNotCallable(method, isVirtual: false) is { } reason)
        {
            UnknownCallee(method, operation, reason);
            return Failed(operation.Type);
        }

        var callee = _module.Require(new HelperKey(method.OriginalDefinition, _key.Types.ForCall(method), TakesReceiver: false));
        return EmitCall(operation, method, callee, [.. operands.SelectMany(operand => operand.Leaves)], []);
    }

    private bool IsOfStructs(IBinaryOperation operation) =>
        operation.OperatorMethod is not null && (LayoutOf(operation.LeftOperand.Type) is not null || LayoutOf(operation.RightOperand.Type) is not null);
}
