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
    private readonly IMethodSymbol _method;
    private readonly AttributeData _mark;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly Problems _problems = new();

    private MethodBinder(IMethodSymbol method, AttributeData mark, Compilation compilation, CancellationToken cancellation) =>
        (_method, _mark, _compilation, _cancellation) = (method, mark, compilation, cancellation);

    /// <summary>The model of a marked method, or all its problems.</summary>
    public static BindingResult Bind(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        Attributes.Find(method) is { } mark
            ? DeepStack.Run(() => new MethodBinder(method, mark, compilation, cancellation).Bind())
            : new BindingResult(null, []);

    private BindingResult Bind()
    {
        CheckTypes();
        CheckMethod();
        CheckKinds();
        CheckActivity();
        var kinds = SignatureBuilder.Kinds(_mark, _method);
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
            CheckGeneric();
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

    /// <summary>Each kind of derivative belongs to methods of one number, or to those of several.</summary>
    private void CheckKinds()
    {
        var flags = Attributes.Derivatives(_mark);
        var isScalarValued = SignatureBuilder.IsScalarValued(_method);
        foreach (var (flag, name, ofOne) in new[]
        {
            (2, "Gradient", true), (4, "Trace", true), (8, "Check", true), (32, "Vjp", false), (64, "Jacobian", false), (128, "Hvp", true), (256, "Hessian", true),
        })
        {
            if ((flags & flag) != 0 && ofOne != isScalarValued)
            {
                KindNotAvailable(name, ofOne
                    ? "it belongs to a method that returns one number; use Derivatives.Jacobian, Vjp or Jvp here"
                    : "it belongs to a method with several results; use Derivatives.Gradient here");
            }
        }

        var arrays = _method.Parameters.Where(SignatureBuilder.IsActive).Select(parameter => MemoryTypes.Of(parameter.Type)).OfType<ArrayType>().ToList();
        if ((flags & 256) != 0 && arrays.Count > 0 && (arrays.Count > 1 || arrays[0].Struct is not null || arrays[0].Form is ArrayForm.Matrix or ArrayForm.Jagged || _method.Parameters.Count(SignatureBuilder.IsActive) > 1))
        {
            KindNotAvailable("Hessian", "it needs all active values in one array of numbers with one dimension, or none in arrays; mark the others [NoGradient], or use Derivatives.Hvp");
        }

        if ((flags & 128) != 0 && arrays.Exists(array => array.Form == ArrayForm.Jagged))
        {
            KindNotAvailable("Hvp", "it is not supported for arrays of arrays; use one array and compute the index");
        }
    }

    /// <summary>A method without a result writes its results to arrays.</summary>
    private void CheckOutputs(ParameterUse use, DerivativeKinds kinds)
    {
        var parameters = MainParameter.Of(_method);
        var outputs = Enumerable.Range(0, _method.Parameters.Length).Where(i => use.IsOutput(parameters[i].First)).ToList();
        if (_method.ReturnsVoid && outputs.Count == 0)
        {
            Nothing("it returns nothing and writes to no Span<double>; return the number to differentiate, or write the results to a span");
            return;
        }

        if (_method.ReturnsVoid && !_method.Parameters.Where((_, i) => !outputs.Contains(i)).Any(SignatureBuilder.IsActive))
        {
            Nothing("what it could be differentiated by are the arrays that it writes its results to; read from one array and write to another");
            return;
        }

        if (outputs.Exists(output => MemoryTypes.Of(_method.Parameters[output].Type)!.Form is ArrayForm.Matrix or ArrayForm.Jagged))
        {
            Unsupported("A result in an array of two dimensions", "Write the results to a Span<double>");
        }

        if (kinds.HasFlag(DerivativeKinds.Jacobian) && StructLayout.Of(_method.ReturnType) is not null)
        {
            foreach (var array in _method.Parameters.Where(parameter => SignatureBuilder.IsActive(parameter) && MemoryTypes.Of(parameter.Type) is not null))
            {
                KindNotAvailable("Jacobian", $"'{array.Name}' is an array and the result is not; mark it [NoGradient], or use Derivatives.Vjp | Derivatives.Jvp");
            }
        }
        else if (kinds.HasFlag(DerivativeKinds.Jacobian))
        {
            if (outputs.Exists(output => MemoryTypes.Of(_method.Parameters[output].Type) is { Struct: not null }))
            {
                KindNotAvailable("Jacobian", "the results are structs in an array; write them to a Span<double>, or use Derivatives.Vjp or Jvp");
            }

            if (outputs.Count > 1)
            {
                KindNotAvailable("Jacobian", "the results are in several arrays; write them to one, or use Derivatives.Vjp or Jvp");
            }

            foreach (var parameter in _method.Parameters.Where((parameter, i) => !use.IsOutput(parameters[i].First) && SignatureBuilder.IsActive(parameter)))
            {
                if (MemoryTypes.Of(parameter.Type) is { Struct: not null })
                {
                    KindNotAvailable("Jacobian", $"'{parameter.Name}' holds structs; use one array per field, or use Derivatives.Vjp or Jvp");
                }
                else if (MemoryTypes.Of(parameter.Type) is { Form: ArrayForm.Matrix or ArrayForm.Jagged })
                {
                    KindNotAvailable("Jacobian", $"'{parameter.Name}' has two dimensions; use one array and compute the index, or use Derivatives.Vjp or Jvp");
                }
                else if (StructLayout.Of(parameter.Type) is not null)
                {
                    KindNotAvailable("Jacobian", $"'{parameter.Name}' is a struct and the results are in an array; pass its fields as numbers, or use Derivatives.Vjp or Jvp");
                }
                else if (use.IsWritten(parameters[_method.Parameters.IndexOf(parameter)].First))
                {
                    KindNotAvailable("Jacobian", $"the method writes to its input '{parameter.Name}'; work on a copy of it, or use Derivatives.Vjp or Jvp");
                }
            }
        }
    }

    private void CheckOrder(ModuleBinder binder, DerivativeKinds kinds)
    {
        foreach (var (kind, name) in new[] { (DerivativeKinds.Hvp, "Hvp"), (DerivativeKinds.Hessian, "Hessian") })
        {
            if (binder.WhyOnlyFirstOrder is { } reason && (kinds & kind) != 0)
            {
                KindNotAvailable(name, reason);
            }
        }
    }

    private void KindNotAvailable(string kind, string reason) => _problems.Report(
        Descriptors.KindNotAvailable, _mark.ApplicationSyntaxReference?.GetSyntax(_cancellation).GetLocation() ?? Location, kind, _method.Name, reason);

    private void CheckActivity()
    {
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
        }
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
