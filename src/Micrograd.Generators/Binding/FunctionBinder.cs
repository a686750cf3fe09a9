using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Lowers the body of one method to the IR. An operation without a case is a diagnostic; binding then goes on, to find all problems at once.</summary>
internal sealed partial class FunctionBinder
{
    /// <summary>Stands for the value of something that was already reported; what is computed from it is silent.</summary>
    private static readonly ValueId Poison = new(-1);

    private readonly ModuleBinder _module;
    private readonly HelperKey _key;
    private readonly FunctionBuilder _builder = new();
    private readonly FlowState _state = new();
    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, StructVariable> _structs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILabelSymbol, ExitTarget> _labels = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly List<ActiveTest> _equalities = [];
    private readonly List<MemoryUse> _arrays = [];
    private readonly List<HelperCall> _calls = [];

    /// <summary>The structs that object initializers and <c>with</c> are filling, innermost last.</summary>
    private readonly Stack<StructVariable> _created = new();

    /// <summary>What each part of an array is a part of; null for what a helper returns, which may be a part of anything.</summary>
    private readonly Dictionary<ValueId, ValueId?> _sources = [];
    private readonly ExitTarget _returned = new("returned");

    /// <summary>What holds the value to return: one variable, or one per leaf of a struct; none if nothing is returned.</summary>
    private readonly IReadOnlyList<Variable> _returnedLeaves;

    /// <summary>Everything that the function yields: after the value to return, what it leaves in its <c>ref</c> and <c>out</c> parameters and in its struct.</summary>
    private readonly List<Variable> _results;
    private ValueId? _receiver;

    /// <summary>Prepares to bind <paramref name="key"/>.</summary>
    public FunctionBinder(ModuleBinder module, HelperKey key)
    {
        _module = module;
        _key = key;
        _returnedLeaves = key.Method.ReturnsVoid ? []
            : LayoutOf(key.Method.ReturnType) is { } layout ? [.. layout.Leaves.Select(leaf => new Variable(leaf.NameIn("result"), leaf.Type))]
            : [new Variable("result", TypeOf(key.Method.ReturnType) ?? IrType.Double)];
        _results = [.. _returnedLeaves];
    }

    /// <summary>Binds it; the result means something only if no error was found.</summary>
    /// <param name="name">Its name in the module.</param>
    /// <param name="body">Its body: a block, or the expression to return; null for a constructor without one.</param>
    public BoundFunction Bind(string name, IOperation? body)
    {
        var parameters = new List<ValueId>();
        if (_key.TakesReceiver)
        {
            parameters.AddRange(DeclareReceiver());
        }

        foreach (var parameter in (_key.Method.PartialImplementationPart ?? _key.Method).Parameters)
        {
            parameters.AddRange(Declare(parameter, parameter.Type, LocationOfType(parameter)));
        }

        foreach (var captured in CapturedVariables.Of(_key.Method, _module))
        {
            _captured.Add(captured);
            parameters.AddRange(Declare(captured, TypeOfVariable(captured), captured.Locations[0]));
        }

        var block = _builder.Block([], () =>
        {
            // What 'out' parameters hold before they are assigned is never looked at, but loops carry it.
            foreach (var unassigned in _results.Skip(_returnedLeaves.Count).Where(result => _state[result] is null))
            {
                _state.Assign(unassigned, Zero(unassigned.Type));
            }

            if (_key.Method.MethodKind == MethodKind.Constructor)
            {
                BindConstructor(body as IConstructorBodyOperation);
            }
            else
            {
                Guarded(body!, () => BindSequence(Steps.Of(body!)));
            }

            return End();
        });
        var function = _builder.Build(name, parameters.ToEquatableArray(), _results.Select(result => result.Type).ToArray().ToEquatableArray(), block);
        return new BoundFunction(function, _equalities, _arrays, _calls);
    }

    private ElementAccess Elements => _module.Elements;

    /// <summary>The declared type of a local or parameter.</summary>
    internal static ITypeSymbol TypeOfVariable(ISymbol variable) => variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type;

    /// <summary>Where the type of a parameter is written.</summary>
    internal static Location LocationOfType(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var reference, ..]
        && reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax { Type: { } type }
            ? type.GetLocation()
            : parameter.Locations[0];

    private static Location LocationOfModifier(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var reference, ..]
        && reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax { Modifiers: [.., var modifier] }
            ? modifier.GetLocation()
            : parameter.Locations[0];

    private Terminator End()
    {
        if (_state.Thrown is { } thrown)
        {
            return thrown;
        }

        return new Yield(_results.Select(result => result.Type is MemoryType ? Read(result) : _state[result] ?? Zero(result.Type)).ToArray().ToEquatableArray());
    }

    private bool IsResult(Variable variable) => _results.Contains(variable);

    /// <summary><c>this</c>: taken apart if it is a struct of reals, carried along otherwise.</summary>
    private IReadOnlyList<ValueId> DeclareReceiver()
    {
        var type = Resolve(_key.Method.ContainingType);
        if (StructLayout.Of(type) is not { } layout)
        {
            _receiver = _builder.NewValue(ScalarTypes.Opaque(type), "self");
            return [_receiver.Value];
        }

        var self = NewStruct(_key.Method.ContainingType.OriginalDefinition, layout, "self");
        if (_module.Assigned.WritesThis(_key.Method))
        {
            _results.AddRange(self.Leaves);
        }

        return Given(self.Leaves);
    }

    /// <summary>New values for variables that the caller gives: parameters of the function.</summary>
    private IReadOnlyList<ValueId> Given(IReadOnlyList<Variable> variables)
    {
        foreach (var variable in variables)
        {
            _state.Assign(variable, _builder.NewValue(variable.Type, variable.Name));
        }

        return [.. variables.Select(variable => _state[variable]!.Value)];
    }

    private IReadOnlyList<ValueId> Declare(ISymbol symbol, ITypeSymbol type, Location location)
    {
        var byWord = symbol is IParameterSymbol parameter && Attributes.IsNoGradient(parameter);
        var resolved = Resolve(type);
        var reference = symbol is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } given && !_captured.Contains(symbol) ? given : null;
        if (reference is not null && (_module.IsMain(_key.Method) || MemoryTypes.Of(resolved, Resolve) is not null))
        {
            Unsupported(LocationOfModifier(reference), reference.RefKind == RefKind.Ref ? "A 'ref' parameter" : "An 'out' parameter", "Return the value instead");
            Assign(NewVariable(symbol, IrType.Double), Poison);
            return [_builder.NewValue(IrType.Double, symbol.Name)];
        }

        IReadOnlyList<Variable> variables;
        if (LayoutOf(type) is { } layout && !(_module.IsMain(_key.Method) && MainParameter.IsWhole((IParameterSymbol)symbol)))
        {
            variables = NewStruct(symbol, layout, symbol.Name).Leaves;
        }
        else
        {
            var known = TypeOf(type)
                ?? (byWord && resolved is { TypeKind: TypeKind.Struct, IsRefLikeType: false, IsTupleType: false } ? ScalarTypes.Opaque(resolved) : null);
            variables = [NewVariable(symbol, known ?? IrType.Double)];
            if (known is null)
            {
                ReportType(resolved, location);
                _state.Assign(variables[0], Poison);
                return [_builder.NewValue(IrType.Double, symbol.Name)];
            }
        }

        if (reference is not null)
        {
            _results.AddRange(variables);
        }

        return reference is { RefKind: RefKind.Out } ? [] : Given(variables);
    }

    /// <summary>Runs <paramref name="bind"/>; code nested deeper than the stack is a diagnostic, not a crash.</summary>
    private void Guarded(IOperation operation, Action bind)
    {
        try
        {
            bind();
        }
        catch (InsufficientExecutionStackException)
        {
            Unsupported(
                operation.Syntax.GetLocation(),
                "Code nested this deep",
                $"At most {MaximalDepth} levels of blocks and early exits are supported: move a part into a method of its own");
        }
    }

    private ITypeSymbol Resolve(ITypeSymbol type) => _key.Types.Resolve(type);

    /// <summary>The type of a variable or result; null if values of it cannot be used.</summary>
    private IrType? TypeOf(ITypeSymbol type) => (IrType?)_module.MemoryOf(Resolve(type), Resolve) ?? ValueTypes.Of(type, Resolve);

    /// <summary>How values of a struct type are taken apart; null for other types.</summary>
    private StructLayout? LayoutOf(ITypeSymbol? type) => type is null or { SpecialType: not SpecialType.None } ? null : _module.LayoutOf(Resolve(type));

    /// <summary>The type of an expression that stands for an array or span.</summary>
    private ArrayType? MemoryOf(IOperation operation) => operation.Type is null ? null : _module.MemoryOf(Resolve(operation.Type), Resolve);

    private ScalarType? ScalarOf(IOperation operation) => operation.Type is null ? null : ScalarTypes.Of(Resolve(operation.Type));

    private void At(SyntaxNode statement, string? assigned = null) =>
        _builder.Statement = _module.Sources is null ? _builder.AddStatement(StatementText.Of(statement, assigned)) : Located(statement, -1);

    /// <summary>The statement for what <paramref name="syntax"/> becomes: of its own if the way back to the source is asked for, else <paramref name="statement"/>.</summary>
    private int Located(SyntaxNode syntax, int statement) => _module.Sources is { } sources ? _builder.AddStatement(sources.Add(syntax)) : statement;

    /// <summary>Binds an expression so that what is emitted for it leads back to it.</summary>
    private T Located<T>(IOperation expression, Func<IOperation, T> bind)
    {
        if (_module.Sources is null)
        {
            return bind(expression);
        }

        var statement = _builder.Statement;
        _builder.Statement = Located(expression.Syntax, statement);
        var bound = bind(expression);
        _builder.Statement = statement;
        return bound;
    }

    private void Unsupported(IOperation operation)
    {
        var (what, advice) = Constructs.Describe(operation);
        Unsupported(SmallestSpan.Of(operation.Syntax), what, advice);
    }

    private void Unsupported(Location location, string what, string advice) => _module.Problems.Report(Descriptors.Unsupported, location, what, advice);

    /// <summary>Reports the type of an expression. What is only converted to it implicitly is fine itself: the variable, parameter or operand that asks for the type is reported.</summary>
    private void ReportTypeOf(IOperation expression)
    {
        if (expression is IConversionOperation { IsImplicit: true, Operand: var operand } && (operand.Type is null || CanBeUsed(operand.Type)))
        {
            var type = Resolve(expression.Type!);
            _module.Problems.ReportIfAlone(
                Descriptors.UnsupportedType, expression.Syntax.GetLocation(), type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), ScalarTypes.WhyNot(type) ?? "it is not a number");
        }
        else
        {
            ReportType(expression.Type is { } type ? Resolve(type) : null, expression.Syntax.GetLocation());
        }
    }

    private void ReportType(ITypeSymbol? type, Location location)
    {
        if (type is { TypeKind: TypeKind.Error })
        {
            _module.Problems.LeaveToCompiler();
            return;
        }

        var name = type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "null";
        _module.Problems.Report(Descriptors.UnsupportedType, location, name, ScalarTypes.WhyNot(type) ?? "it is not a number");
    }
}
