using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>Binds one <c>[Differentiable]</c> method: checks what is around it, then lowers its body. Symbols and syntax end here.</summary>
internal sealed partial class MethodBinder
{
    private const int AllKinds = 511;

    private readonly IMethodSymbol _method;
    private readonly AttributeData _mark;
    private readonly Compilation _compilation;
    private readonly SourceMap? _sources;
    private readonly CancellationToken _cancellation;
    private readonly Problems _problems = new();

    private MethodBinder(IMethodSymbol method, AttributeData mark, Compilation compilation, SourceMap? sources, CancellationToken cancellation) =>
        (_method, _mark, _compilation, _sources, _cancellation) = (method, mark, compilation, sources, cancellation);

    /// <summary>The model of a marked method, or all its problems.</summary>
    /// <param name="method">The method; one without a mark has neither.</param>
    /// <param name="compilation">What it is part of.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="sources">Where to note which syntax the model comes from. The statements of such a model have no text to emit.</param>
    public static BindingResult Bind(IMethodSymbol method, Compilation compilation, CancellationToken cancellation, SourceMap? sources = null)
    {
        if (Attributes.Find(method) is not { } mark)
        {
            return new BindingResult(null, []);
        }

        var binder = new MethodBinder(method, mark, compilation, sources, cancellation);
        try
        {
            return DeepStack.Run(binder.Bind);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return binder.Failed(exception);
        }
    }

    /// <summary>An exception would take away the derivatives of all methods. In code that does not compile it is none of the user's concern.</summary>
    private BindingResult Failed(Exception exception)
    {
        if (!_method.DeclaringSyntaxReferences.Any(reference => _compilation.GetSemanticModel(reference.SyntaxTree).GetDiagnostics(cancellationToken: _cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)))
        {
            Unsupported(
                $"'{_method.Name}', on which Micrograd fails with {exception.GetType().Name},",
                $"This is a bug in Micrograd: please report it with the method's source. {exception.Message}");
        }

        return new BindingResult(null, _problems.Diagnostics);
    }

    private BindingResult Bind()
    {
        if (_method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            Unsupported("This kind of member", "Mark an ordinary method");
            return new BindingResult(null, _problems.Diagnostics);
        }

        CheckTypes();
        if (!CheckMethod())
        {
            return new BindingResult(null, _problems.Diagnostics);
        }

        CheckKinds();
        if (!CheckActivity())
        {
            return new BindingResult(null, _problems.Diagnostics);
        }

        var kinds = SignatureBuilder.Kinds(_mark, _method);
        new NameCheck(_method, _mark, _problems).Run(kinds);

        var binder = new ModuleBinder(_method, _compilation, _problems, _sources, _cancellation);
        if (!binder.HasSource(_method))
        {
            if (binder.IsTooDeep)
            {
                return new BindingResult(null, _problems.Diagnostics);
            }

            Unsupported("A method without a body", "Write its body in this project");
            return new BindingResult(null, _problems.Diagnostics);
        }

        var module = binder.Bind([.. MainParameter.Of(_method).SelectMany(parameter => parameter.Activity)]);
        CheckOrder(binder, kinds);
        var use = module is null ? null : new ParameterUse(module.Main, Inliner.InlineArrays(module).Main, _method.ReturnsVoid);
        CheckStructs(new StructShapes(binder), use);
        if (use is not null)
        {
            CheckOutputs(use, kinds);
        }

        var model = module is null || use is null || _problems.HasErrors || kinds == DerivativeKinds.None
            ? null
            : new DifferentiableMethod(SignatureBuilder.Build(_method, _mark, binder, use), module);
        return new BindingResult(model is not null && _method.TypeParameters.Length > 0 ? WithDouble(model) : model, _problems.Diagnostics);
    }

    private void CheckTypes()
    {
        for (var type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            var declarations = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_cancellation)).OfType<BaseTypeDeclarationSyntax>().ToArray();
            if (declarations.Length == 1 && !declarations[0].Modifiers.Any(modifier => modifier.Text == "partial"))
            {
                _problems.Report(Descriptors.TypeNotPartial, declarations[0].Identifier.GetLocation(), _method, type.Name, SignatureBuilder.Kind(type));
            }

            if (type.IsFileLocal)
            {
                _problems.Report(Descriptors.Unsupported, declarations[0].Identifier.GetLocation(), "A method of a file-local type", "Remove 'file': the derivative is generated into another file");
            }
        }
    }

    /// <summary>Whether it is a method of the kind that can be differentiated; of others the body says no more.</summary>
    private bool CheckMethod()
    {
        if (_method.Parameters.Any(parameter => parameter.Name.Length == 0) || _method.ContainingType.IsImplicitClass || !Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(_method.ContainingType.Name))
        {
            // Code in which something is missing, or outside of a type.
            _problems.LeaveToCompiler();
        }

        if (_method.TypeParameters.Length > 0 && !CheckGeneric())
        {
            return false;
        }

        var (what, advice) = _method switch
        {
            { IsAsync: true } => ("An 'async' method", "Compute the number in a method that is not async"),
            { ExplicitInterfaceImplementations.Length: > 0 } => ("An explicit interface implementation", "Mark an ordinary method and call it from here"),
            { MethodKind: not MethodKind.Ordinary } => ("This kind of member", "Mark an ordinary method"),
            _ => default,
        };
        if (what is not null)
        {
            Unsupported(what, advice);
        }

        return what is null;
    }

    /// <summary>Whether there is something to differentiate, and something to differentiate by; if not, the body says no more.</summary>
    private bool CheckActivity()
    {
        var hasBoth = true;
        if (_method.ReturnType.TypeKind == TypeKind.Error)
        {
            _problems.LeaveToCompiler();
        }
        else if (StructLayout.Of(_method.ReturnType) is { HoldsReals: true })
        {
            // Its numbers are the results.
        }
        else if (!_method.ReturnsVoid && (ValueTypes.Of(_method.ReturnType) is { HoldsReals: false } || StructLayout.Of(_method.ReturnType) is not null))
        {
            Nothing($"it returns '{_method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; return the number to differentiate as double or float");
            hasBoth = false;
        }
        else if (!_method.ReturnsVoid && (ValueTypes.Of(_method.ReturnType) is null || MemoryTypes.Of(_method.ReturnType) is { Form: not ArrayForm.Array } or { Struct: not null }))
        {
            _problems.Report(
                Descriptors.UnsupportedType,
                ReturnTypeLocation,
                _method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                MemoryTypes.Of(_method.ReturnType) is null ? ScalarTypes.WhyNot(_method.ReturnType)! : "several results are returned as double[] or float[], or written to a span");
        }

        if (!_method.Parameters.Any(SignatureBuilder.IsActive) && _method.Parameters.All(parameter => ValueTypes.Of(parameter.Type) is not null || StructLayout.Of(parameter.Type) is not null))
        {
            Nothing("no parameter is of type double or float, or an array of these, without [NoGradient]; add the one to differentiate by");
            hasBoth = false;
        }

        return hasBoth;
    }

    /// <summary>Generated code must be able to read a struct, and to make another one for the partial derivatives.</summary>
    private void CheckStructs(StructShapes shapes, ParameterUse? use)
    {
        if (StructLayout.Of(_method.ReturnType) is { } result && shapes.Of(result, out var why) is null)
        {
            _problems.Report(Descriptors.UnsupportedType, ReturnTypeLocation, _method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), why!);
        }

        foreach (var parameter in MainParameter.Of(_method))
        {
            var isChanged = parameter.IsActive || use?.IsWritten(parameter.First) == true;
            var layout = parameter.Layout ?? (isChanged && MemoryTypes.Of(parameter.Symbol.Type) is { Struct: not null } ? MemoryTypes.LayoutOfElement(parameter.Symbol.Type, type => type) : null);
            if (layout is not null && shapes.Of(layout, out var reason) is null)
            {
                _problems.Report(
                    Descriptors.UnsupportedType,
                    FunctionBinder.LocationOfType(parameter.Symbol),
                    parameter.Symbol.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                    reason!);
            }
        }
    }

    private Location Location => _method.Locations[0];

    private Location ReturnTypeLocation =>
        _method.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax(_cancellation) is MethodDeclarationSyntax declaration
            ? declaration.ReturnType.GetLocation()
            : Location;

    private void Nothing(string reason) => _problems.Report(Descriptors.NothingActive, Location, _method.Name, reason);

    private void Unsupported(string what, string advice) => _problems.Report(Descriptors.Unsupported, Location, what, advice);
}
