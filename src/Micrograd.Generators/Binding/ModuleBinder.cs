using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Binds a marked method and every method it calls.</summary>
internal sealed class ModuleBinder
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, StructLayout?> _layouts = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<ITypeSymbol, StructShape?> _shapes = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<HelperKey, string> _names = [];
    private readonly Queue<HelperKey> _pending = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IMethodSymbol> _given = new(StringComparer.Ordinal);

    /// <summary>Prepares to bind <paramref name="main"/>.</summary>
    public ModuleBinder(IMethodSymbol main, Compilation compilation, Problems problems, SourceMap? sources, CancellationToken cancellation)
    {
        (Main, Compilation, Problems, Sources, Cancellation) = (main, compilation, problems, sources, cancellation);
        Scope = new GeneratedScope(main, compilation);
        Elements = new ElementAccess(this);
        Assigned = new AssignedVariables(this);
    }

    /// <summary>The marked method.</summary>
    public IMethodSymbol Main { get; }

    /// <summary>What its type parameters stand for.</summary>
    public TypeArguments MainArguments { get; init; } = TypeArguments.None;

    /// <summary>What it is part of.</summary>
    public Compilation Compilation { get; }

    /// <summary>Where problems go.</summary>
    public Problems Problems { get; }

    /// <summary>Where to note which syntax the IR comes from; null where nobody asks.</summary>
    public SourceMap? Sources { get; }

    /// <summary>What code assigns.</summary>
    public AssignedVariables Assigned { get; }

    /// <summary>What code does with elements of arrays.</summary>
    public ElementAccess Elements { get; }

    /// <summary>What names mean in the generated file.</summary>
    public GeneratedScope Scope { get; }

    /// <summary>Asked for at every statement.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Whether integer arithmetic is checked unless the source says otherwise.</summary>
    public bool ChecksOverflow => Compilation.Options is CSharpCompilationOptions { CheckOverflow: true };

    /// <summary>Why second derivatives cannot be had; null if they can.</summary>
    public string? WhyOnlyFirstOrder { get; private set; }

    /// <summary>Notes that a derivative is known only as a number.</summary>
    public void OnlyFirstOrder(string reason) => WhyOnlyFirstOrder ??= reason;

    /// <summary>Notes that a function of the module is a derivative that the user gives.</summary>
    public void GivenDerivative(string name, IMethodSymbol method) => _given[name] = method;

    /// <summary>Binds everything reached from the marked method; null if there is any error. Equality tests of active values are warned about.</summary>
    public Module? Bind(IReadOnlyList<bool> activeParameters)
    {
        Require(new HelperKey(Main, MainArguments, TakesReceiver: false));
        var functions = new List<Function>();
        var tests = new Dictionary<string, IReadOnlyList<ActiveTest>>(StringComparer.Ordinal);
        var arrays = new Dictionary<string, IReadOnlyList<MemoryUse>>(StringComparer.Ordinal);
        var calls = new Dictionary<string, IReadOnlyList<HelperCall>>(StringComparer.Ordinal);
        while (_pending.Count > 0)
        {
            var key = _pending.Dequeue();
            var name = _names[key];
            var bound = new FunctionBinder(this, key).Bind(name, BodyOf(key.Method));
            if (!Problems.HasErrors)
            {
                var pruner = new ResultPruner(bound.Function);
                functions.Add(pruner.Prune());
                tests[name] = [.. bound.Equalities.Select(test => test with { Operands = test.Operands.Items.Select(pruner.NewId).ToArray().ToEquatableArray() })];
                calls[name] = bound.Calls;
                arrays[name] = [.. bound.Arrays.Select(use => use with { Memory = pruner.NewId(use.Memory) })];
            }
        }

        if (Problems.HasErrors)
        {
            return null;
        }

        var module = new Module(functions[0], functions.Skip(1).ToArray().ToEquatableArray());
        CheckGivenDerivatives(module);
        new RecursionCheck(module, arrays, calls, Problems).Run();
        new WriteCheck(module, arrays, Problems).Run();
        if (!Problems.HasErrors)
        {
            CheckInactiveArrays(module, activeParameters);
        }

        new EqualityCheck(module, tests, Problems).Run(activeParameters);
        return Problems.HasErrors ? null : module;
    }

    /// <summary>How values of a struct type are taken apart; null for other types.</summary>
    public StructLayout? LayoutOf(ITypeSymbol type)
    {
        if (!_layouts.TryGetValue(type, out var layout))
        {
            _layouts.Add(type, layout = StructLayout.Of(type));
        }

        return layout;
    }

    /// <summary>The IR type of an array or span, with what generated code can do with structs in it; null for other types.</summary>
    public ArrayType? MemoryOf(ITypeSymbol? type, Func<ITypeSymbol, ITypeSymbol> resolve)
    {
        if (MemoryTypes.Of(type, resolve) is not { Struct: not null } memory || MemoryTypes.LayoutOfElement(type!, resolve) is not { } layout)
        {
            return MemoryTypes.Of(type, resolve);
        }

        if (!_shapes.TryGetValue(layout.Type, out var shape))
        {
            _shapes.Add(layout.Type, shape = new StructShapes(this).Of(layout, out _));
        }

        return shape is null ? memory : ArrayType.Of(shape, memory.Form);
    }

    /// <summary>One function by itself; null if it has a problem.</summary>
    public Function? BindAlone(HelperKey key)
    {
        var bound = new FunctionBinder(this, key).Bind(key.Method.ContainingType.Name, BodyOf(key.Method));
        return Problems.HasErrors ? null : bound.Function;
    }

    /// <summary>A derivative runs wherever its function is called: it must not call the function through a helper.</summary>
    private void CheckGivenDerivatives(Module module)
    {
        var callees = module.Helpers.Append(module.Main).ToDictionary(
            function => function.Name, function => function.Body.Descendants().OfType<Call>().Select(call => call.Callee).Distinct().ToList());
        foreach (var (name, method) in _given.Select(given => (given.Key, given.Value)))
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(callees[name]);
            while (open.Count > 0)
            {
                if (open.Pop() is var callee && reached.Add(callee) && callees.TryGetValue(callee, out var next))
                {
                    next.ForEach(open.Push);
                }
            }

            if (reached.Contains(name))
            {
                Problems.Report(
                    Descriptors.Unsupported,
                    method.Locations[0],
                    $"The derivative '{method.Name}', which calls a helper that calls the function it is the derivative of,",
                    "Call the function directly in the derivative, or write the helper without it");
            }
        }
    }

    /// <summary>What is written into an array without gradient would be lost to the derivative.</summary>
    private void CheckInactiveArrays(Module module, IReadOnlyList<bool> activeParameters)
    {
        var main = Inliner.InlineArrays(module).Main;
        if (main.Parameters.All(parameter => main.TypeOf(parameter) is not MemoryType))
        {
            return;
        }

        var activity = Activity.Of(main, activeParameters);
        foreach (var parameter in MainParameter.Of(Main).Where(parameter => parameter.Layout is null && !activeParameters[parameter.First] && activity.IsActive(main.Parameters[parameter.First]))
            .Select(parameter => parameter.Symbol))
        {
            Problems.Report(
                Descriptors.Unsupported,
                parameter.Locations[0],
                $"The [NoGradient] array '{parameter.Name}', which differentiated values are written into,",
                "Remove [NoGradient], or write into a local array");
        }
    }

    /// <summary>The name of the function that a method becomes; it is bound in turn.</summary>
    public string Require(HelperKey key)
    {
        // Calls of a partial method name its declaration, the mark may stand on its implementation.
        key = key with { Method = key.Method.PartialDefinitionPart ?? key.Method };
        if (!_names.TryGetValue(key, out var name))
        {
            var wish = HelperName.Of(key.Method);
            name = wish;
            for (var number = 2; !_taken.Add(name); number++)
            {
                name = wish + number;
            }

            _names.Add(key, name);
            _pending.Enqueue(key);
        }

        return name;
    }

    /// <summary>Whether it is the marked method, either part of a partial one.</summary>
    public bool IsMain(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.PartialDefinitionPart ?? method, Main.PartialDefinitionPart ?? Main);

    /// <summary>Whether the method has a body in this compilation.</summary>
    public bool HasSource(IMethodSymbol method) =>
        BodyOf(method) is not null || (method.MethodKind == MethodKind.Constructor && method.DeclaringSyntaxReferences.Length > 0);

    /// <summary>What a field or auto-property of a struct is initialised with; null for nothing.</summary>
    public IOperation? InitializerOf(ISymbol member)
    {
        var clause = member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(Cancellation)).Select(syntax => syntax switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        }).FirstOrDefault(found => found is not null);
        return clause is not null && ModelOf(clause.SyntaxTree)?.GetOperation(clause, Cancellation) is ISymbolInitializerOperation { Value: var value } ? value : null;
    }

    /// <summary>The method that takes the right side of a deconstruction apart; null for tuples.</summary>
    public IMethodSymbol? DeconstructionOf(AssignmentExpressionSyntax deconstruction) => ModelOf(deconstruction.SyntaxTree)?.GetDeconstructionInfo(deconstruction).Method;

    /// <summary>The body of a method: a block; null if it has none here.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (!_bodies.TryGetValue(method, out var body))
        {
            var definition = method.PartialImplementationPart ?? method;
            body = definition.DeclaringSyntaxReferences.Select(reference => BodyAt(reference.GetSyntax(Cancellation))).FirstOrDefault(found => found is not null);
            _bodies.Add(method, body);
        }

        return body;
    }

    /// <summary>Whether a body was refused, and reported, because its statements nest too deep.</summary>
    public bool IsTooDeep { get; private set; }

    private IOperation? BodyAt(SyntaxNode declaration)
    {
        if (declaration is not (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax))
        {
            return null;
        }

        if (NestingDepth.IsTooDeep(declaration))
        {
            IsTooDeep = true;
            Problems.Report(
                Descriptors.Unsupported,
                (declaration as BaseMethodDeclarationSyntax)?.Body?.GetLocation() ?? declaration.GetLocation(),
                "Code nested this deep",
                $"At most {NestingDepth.Maximum} levels of statements are supported: move a part into a method of its own");
            return null;
        }

        Scope.AddLocals(declaration);
        return ModelOf(declaration.SyntaxTree)?.GetOperation(declaration, Cancellation) switch
        {
            IConstructorBodyOperation constructor => constructor,
            IMethodBodyBaseOperation method => method.BlockBody ?? method.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }

    private SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model) && Compilation.ContainsSyntaxTree(tree))
        {
            _models.Add(tree, model = Compilation.GetSemanticModel(tree));
        }

        return model;
    }
}
