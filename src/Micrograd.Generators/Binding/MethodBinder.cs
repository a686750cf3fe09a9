using Micrograd.Compiler.Emission;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>Binds one <c>[Differentiable]</c> method: checks what is around it, then lowers its body. Symbols and syntax end here.</summary>
internal sealed class MethodBinder
{
    private readonly IMethodSymbol _method;
    private readonly AttributeData _mark;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly Problems _problems = new();

    private MethodBinder(IMethodSymbol method, AttributeData mark, Compilation compilation, CancellationToken cancellation) =>
        (_method, _mark, _compilation, _cancellation) = (method, mark, compilation, cancellation);

    /// <summary>The model of a marked method, or all its problems.</summary>
    public static BindingResult Bind(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        Attributes.Find(method) is { } mark ? new MethodBinder(method, mark, compilation, cancellation).Bind() : new BindingResult(null, []);

    private BindingResult Bind()
    {
        CheckTypes();
        CheckMethod();
        CheckKinds();
        CheckActivity();
        var kinds = SignatureBuilder.Kinds(_mark);
        new NameCheck(_method, _mark, _problems).Run(kinds);

        var binder = new ModuleBinder(_method, _compilation, _problems, _cancellation);
        if (!binder.HasSource(_method))
        {
            if (binder.IsTooDeep)
            {
                return new BindingResult(null, _problems.Diagnostics);
            }

            Unsupported("A method without a body", "Write its body in this project");
            return new BindingResult(null, _problems.Diagnostics);
        }

        var module = binder.Bind([.. _method.Parameters.Select(SignatureBuilder.IsActive)]);
        var model = module is null || _problems.HasErrors || kinds == DerivativeKinds.None
            ? null
            : new DifferentiableMethod(SignatureBuilder.Build(_method, _mark, binder.Scope), module);
        return new BindingResult(model, _problems.Diagnostics);
    }

    private void CheckTypes()
    {
        for (var type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            var declarations = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_cancellation)).OfType<BaseTypeDeclarationSyntax>().ToArray();
            if (declarations.Length == 1 && !declarations[0].Modifiers.Any(modifier => modifier.Text == "partial"))
            {
                _problems.Report(Descriptors.TypeNotPartial, declarations[0].Identifier.GetLocation(), type.Name, SignatureBuilder.Kind(type));
            }

            if (type.IsFileLocal)
            {
                _problems.Report(Descriptors.Unsupported, declarations[0].Identifier.GetLocation(), "A method of a file-local type", "Remove 'file': the derivative is generated into another file");
            }
        }
    }

    private void CheckMethod()
    {
        if (_method.TypeParameters.Length > 0)
        {
            Unsupported("A generic method", "Move the type parameters to the containing type, or mark a method that calls it at double");
        }

        if (_method.IsAsync)
        {
            Unsupported("An 'async' method", "Compute the number in a method that is not async");
        }

        if (_method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            Unsupported("This kind of member", "Mark an ordinary method");
        }

        if (_method.ExplicitInterfaceImplementations.Length > 0)
        {
            Unsupported("An explicit interface implementation", "Mark an ordinary method and call it from here");
        }
    }

    private void CheckKinds()
    {
        var flags = Attributes.Derivatives(_mark);
        foreach (var (flag, name) in new[] { (32, "Vjp"), (64, "Jacobian") })
        {
            if ((flags & flag) != 0)
            {
                _problems.Report(Descriptors.KindNotAvailable, _mark.ApplicationSyntaxReference?.GetSyntax(_cancellation).GetLocation() ?? Location, name, _method.Name);
            }
        }
    }

    private void CheckActivity()
    {
        if (_method.ReturnType.TypeKind == TypeKind.Error)
        {
            _problems.LeaveToCompiler();
        }
        else if (ScalarTypes.Of(_method.ReturnType) is not { IsReal: true } && (_method.ReturnsVoid || ScalarTypes.OfValue(_method.ReturnType) is not null))
        {
            Nothing($"it returns '{_method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; return the number to differentiate as double or float");
        }
        else if (ScalarTypes.Of(_method.ReturnType) is null)
        {
            _problems.Report(
                Descriptors.UnsupportedType,
                ReturnTypeLocation,
                _method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                MemoryTypes.Of(_method.ReturnType) is null ? ScalarTypes.WhyNot(_method.ReturnType)! : "a method with several results has a Jacobian, which is not yet supported in this version; return one number");
        }

        if (!_method.Parameters.Any(SignatureBuilder.IsActive) && _method.Parameters.All(parameter => ValueTypes.Of(parameter.Type) is not null))
        {
            Nothing("no parameter is of type double or float, or an array of these, without [NoGradient]; add the one to differentiate by");
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
