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
    private readonly Dictionary<ILabelSymbol, ExitTarget> _labels = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly List<ActiveTest> _equalities = [];
    private readonly List<MemoryUse> _arrays = [];

    /// <summary>What each part of an array is a part of; null for what a helper returns, which may be a part of anything.</summary>
    private readonly Dictionary<ValueId, ValueId?> _sources = [];
    private readonly ExitTarget _returned = new("returned");
    private readonly Variable? _result;
    private ValueId? _receiver;

    /// <summary>Prepares to bind <paramref name="key"/>.</summary>
    public FunctionBinder(ModuleBinder module, HelperKey key)
    {
        _module = module;
        _key = key;
        if (!key.Method.ReturnsVoid)
        {
            _result = new Variable("result", TypeOf(key.Method.ReturnType) ?? IrType.Double);
        }
    }

    /// <summary>Binds it; the result means something only if no error was found.</summary>
    /// <param name="name">Its name in the module.</param>
    /// <param name="body">Its body: a block, or the expression to return.</param>
    public BoundFunction Bind(string name, IOperation body)
    {
        var parameters = new List<ValueId>();
        if (_key.TakesReceiver)
        {
            _receiver = _builder.NewValue(ScalarTypes.Opaque(Resolve(_key.Method.ContainingType)), "self");
            parameters.Add(_receiver.Value);
        }

        foreach (var parameter in (_key.Method.PartialImplementationPart ?? _key.Method).Parameters)
        {
            parameters.Add(Declare(parameter, parameter.Type, LocationOfType(parameter)));
        }

        foreach (var captured in CapturedVariables.Of(_key.Method, _module))
        {
            _captured.Add(captured);
            parameters.Add(Declare(captured, TypeOfVariable(captured), captured.Locations[0]));
        }

        var block = _builder.Block([], () =>
        {
            Guarded(body, () => BindSequence(Steps.Of(body)));
            return End();
        });
        var results = _result is null ? EquatableArray<IrType>.Empty : [_result.Type];
        var function = _builder.Build(name, parameters.ToEquatableArray(), results, block);
        return new BoundFunction(function, _equalities, _arrays);
    }

    private ElementAccess Elements => _module.Elements;

    /// <summary>The declared type of a local or parameter.</summary>
    internal static ITypeSymbol TypeOfVariable(ISymbol variable) => variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type;

    private static Location LocationOfType(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var reference, ..]
        && reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax { Type: { } type }
            ? type.GetLocation()
            : parameter.Locations[0];

    private Terminator End()
    {
        if (_state.Thrown is { } thrown)
        {
            return thrown;
        }

        return _result is null ? new Yield([]) : new Yield([_result.Type is MemoryType ? Read(_result) : _state[_result] ?? Zero(_result.Type)]);
    }

    private ValueId Declare(ISymbol symbol, ITypeSymbol type, Location location)
    {
        var byWord = symbol is IParameterSymbol parameter && Attributes.IsNoGradient(parameter);
        var resolved = Resolve(type);
        if (symbol is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } reference)
        {
            Unsupported(location, reference.RefKind == RefKind.Ref ? "A 'ref' parameter" : "An 'out' parameter", "Return the value instead");
            Assign(NewVariable(symbol, IrType.Double), Poison);
            return _builder.NewValue(IrType.Double, symbol.Name);
        }

        var known = TypeOf(type)
            ?? (byWord && resolved is { TypeKind: TypeKind.Struct, IsRefLikeType: false, IsTupleType: false } ? ScalarTypes.Opaque(resolved) : null);
        var variable = NewVariable(symbol, known ?? IrType.Double);
        var value = _builder.NewValue(variable.Type, symbol.Name);
        Assign(variable, value);
        if (known is null)
        {
            ReportType(resolved, location);
            _state.Assign(variable, Poison);
        }

        return value;
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
    private IrType? TypeOf(ITypeSymbol type) => ValueTypes.Of(type, Resolve);

    /// <summary>The type of an expression that stands for an array or span.</summary>
    private ArrayType? MemoryOf(IOperation operation) => operation.Type is null ? null : MemoryTypes.Of(Resolve(operation.Type), Resolve);

    private ScalarType? ScalarOf(IOperation operation) => operation.Type is null ? null : ScalarTypes.Of(Resolve(operation.Type));

    private void At(SyntaxNode statement, string? assigned = null) => _builder.Statement = _builder.AddStatement(StatementText.Of(statement, assigned));

    private void Unsupported(IOperation operation)
    {
        var (what, advice) = Constructs.Describe(operation);
        Unsupported(operation.Syntax.GetLocation(), what, advice);
    }

    private void Unsupported(Location location, string what, string advice) => _module.Problems.Report(Descriptors.Unsupported, location, what, advice);

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
