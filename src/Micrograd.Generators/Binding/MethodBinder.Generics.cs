using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Micrograd.Generators.Binding;

// Generic methods: the derivative is generic too, trace and check are those of the method at double.
internal sealed partial class MethodBinder
{
    /// <summary>The model of a generic method, with the method at <c>double</c>; null if the derivative needs more than the constraints give.</summary>
    private DifferentiableMethod? WithDouble(DifferentiableMethod model)
    {
        var needs = GenericNeeds.Of(DerivedModules.Of(model)).ToLookup(need => need.Type);
        foreach (var parameter in _method.TypeParameters)
        {
            CheckConstraints(parameter, [.. needs[GeneratedScope.Escape(parameter.Name)]]);
        }

        var at = _compilation.GetSpecialType(SpecialType.System_Double);
        var problems = new Problems();
        var binder = new ModuleBinder(_method, _compilation, problems, sources: null, _cancellation) { MainArguments = TypeArguments.At(_method, at) };
        var method = _method.Construct([.. _method.TypeParameters.Select(_ => at)]);
        var module = binder.Bind([.. MainParameter.Of(method).SelectMany(parameter => parameter.Activity)]);
        if (problems.HasErrors)
        {
            _problems.Add(problems);
        }

        return _problems.HasErrors || module is null
            ? null
            : model with { AtDouble = new DifferentiableMethod(SignatureBuilder.Build(method, _mark, binder, new ParameterUse(module.Main, Inliner.InlineArrays(module).Main, _method.ReturnsVoid)), module) };
    }

    /// <summary>The constraints are as wide as the method needs; its derivative may need more.</summary>
    private void CheckConstraints(ITypeParameterSymbol parameter, IReadOnlyList<(string Type, string Member, string Interface)> needs)
    {
        HashSet<string> known = [.. ScalarTypes.Interfaces(parameter)];
        var missing = needs.Where(need => need.Interface != "unmanaged" && !known.Contains(need.Interface)).GroupBy(need => need.Interface).ToArray();
        var name = parameter.Name;
        if (missing.Length > 0)
        {
            var members = string.Join(", ", missing.Select(group => group.First().Member).Select(member => char.IsLetter(member[0]) ? $"'{name}.{member}'" : $"'{member}'"));
            _problems.Report(
                Descriptors.Unsupported,
                parameter.Locations[0],
                $"A method whose derivative needs {members}",
                $"Add {string.Join(", ", missing.Select(group => $"'{group.Key}<{name}{Others(group.Key, name)}>'"))} to the constraints of '{name}'");
        }
        else if (!parameter.HasUnmanagedTypeConstraint && needs.Any(need => need.Interface == "unmanaged"))
        {
            _problems.Report(
                Descriptors.Unsupported, parameter.Locations[0], $"A method whose derivative saves values of type '{name}'", $"Add 'unmanaged' to the constraints of '{name}'");
        }

        static string Others(string type, string name) => type switch
        {
            "IComparisonOperators" => $", {name}, bool",
            "IModulusOperators" => $", {name}, {name}",
            _ => string.Empty,
        };
    }

    /// <summary>Whether it is a kind of generic method that can be differentiated.</summary>
    private bool CheckGeneric()
    {
        if (_method.TypeParameters.FirstOrDefault(parameter => ScalarTypes.Of(parameter) is null && !IsInSignature(parameter)) is { } open)
        {
            _problems.Report(Descriptors.UnsupportedType, open.Locations[0], open.Name, ScalarTypes.WhyNot(open)!);
            return false;
        }

        if (!SignatureBuilder.IsScalarValued(_method) && _method.TypeParameters.All(parameter => ScalarTypes.Of(parameter) is not null))
        {
            Unsupported("A generic method with several results", "Return one number of the type parameter, or mark a method that calls it at double");
            return false;
        }

        if (!_method.IsStatic)
        {
            Unsupported("A generic instance method", "Make it static and pass what it needs, or mark a method that calls it at double");
            return false;
        }

        return true;
    }

    /// <summary>Whether a parameter or the result is of that type, and so reported where it stands.</summary>
    private bool IsInSignature(ITypeParameterSymbol type) =>
        _method.Parameters.Select(parameter => parameter.Type).Append(_method.ReturnType).Any(used => SymbolEqualityComparer.Default.Equals(used, type));
}
