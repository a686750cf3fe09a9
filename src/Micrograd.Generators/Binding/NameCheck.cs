using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>Finds names of generated members that are taken.</summary>
internal sealed class NameCheck(IMethodSymbol method, AttributeData mark, Problems problems)
{
    private readonly string _stem = GeneratedNames.Stem(method, mark);

    /// <summary>Reports every conflict.</summary>
    public void Run(DerivativeKinds kinds)
    {
        if (!SyntaxFacts.IsValidIdentifier(_stem))
        {
            problems.Report(Descriptors.NameConflict, NameArgument(), _stem, "it is not an identifier; write letters, digits and '_', not starting with a digit");
            return;
        }

        if (OtherMarked().FirstOrDefault() is { } twin)
        {
            problems.Report(
                Descriptors.NameConflict,
                Location,
                twin,
                _stem + "WithGradient",
                $"another method named '{method.Name}' in '{method.ContainingType.Name}' is marked too; give one of them a name of its own: [Differentiable(Name = \"…\")]");
        }

        if ((kinds & (DerivativeKinds.Gradient | DerivativeKinds.Hessian)) != 0)
        {
            Check(_stem + "Gradient", isType: true, _ => null);
        }

        if (kinds.HasFlag(DerivativeKinds.Gradient))
        {
            Check(_stem + "WithGradient", isType: false, parameter => parameter.Type.ToDisplayString(), Buffers());
        }

        if (kinds.HasFlag(DerivativeKinds.Trace))
        {
            Check(_stem + "Trace", isType: false, parameter => StructLayout.Of(parameter.Type) is not null ? null : SignatureBuilder.IsActive(parameter) ? TraceType(parameter.Type) : parameter.Type.ToDisplayString());
        }

        if (kinds.HasFlag(DerivativeKinds.Check))
        {
            Check(_stem + "Check", isType: false, parameter => parameter.Type.ToDisplayString());
        }

        if (kinds.HasFlag(DerivativeKinds.Jacobian) && StructLayout.Of(method.ReturnType) is not null)
        {
            Check(_stem + "Jacobian", isType: true, _ => null);
            Check(_stem + "WithJacobian", isType: false, parameter => parameter.Type.ToDisplayString());
        }

        if (kinds.HasFlag(DerivativeKinds.Jacobian) && StructLayout.Of(method.ReturnType) is null)
        {
            foreach (var name in new[] { "WithJacobian", "JacobianColumns", "JacobianRows" })
            {
                Check(_stem + name, isType: false, parameter => parameter.Type.ToDisplayString());
            }
        }

        if (kinds.HasFlag(DerivativeKinds.Vjp) && StructLayout.Of(method.ReturnType) is not null)
        {
            Check(_stem + "Gradient", isType: true, _ => null);
        }

        if (kinds.HasFlag(DerivativeKinds.Jvp))
        {
            Check(_stem + "Jvp", isType: false, parameter => parameter.Type.ToDisplayString());
        }

        if (kinds.HasFlag(DerivativeKinds.Hvp))
        {
            Check(_stem + "Hvp", isType: true, _ => null);
            Check(_stem + "WithHvp", isType: false, parameter => parameter.Type.ToDisplayString());
        }

        if (kinds.HasFlag(DerivativeKinds.Hessian))
        {
            Check(_stem + "Hessian", isType: true, _ => null);
            Check(_stem + "WithHessian", isType: false, parameter => parameter.Type.ToDisplayString());
        }

        CheckProperties();
    }

    private Location Location => method.Locations[0];

    private IEnumerable<IMethodSymbol> OtherMarked() => MarkedMethods.Of(method.ContainingType, _stem).Where(other =>
        !SymbolEqualityComparer.Default.Equals(other, method)
        && !SymbolEqualityComparer.Default.Equals(other, method.PartialDefinitionPart)
        && !SymbolEqualityComparer.Default.Equals(other, method.PartialImplementationPart)
        && GeneratedNames.Stem(other, Attributes.Find(other)!) == _stem);

    /// <summary>Types of the parameters that take gradients by arrays.</summary>
    private string[] Buffers() =>
    [
        .. method.Parameters.Where(SignatureBuilder.IsActive).Select(parameter => MemoryTypes.Of(parameter.Type)).OfType<ArrayType>()
            .Select(type => type.IsObject && type.Form != ArrayForm.Array ? type.Name : $"System.Span<{type.Element.Name}>"),
    ];

    private static string TraceType(ITypeSymbol type) => MemoryTypes.Of(type)?.Form switch
    {
        null => "Micrograd.Value",
        ArrayForm.Matrix => "Micrograd.Value[*,*]",
        ArrayForm.Jagged => "Micrograd.Value[][]",
        ArrayForm.Span => "System.Span<Micrograd.Value>",
        _ => "System.ReadOnlySpan<Micrograd.Value>",
    };

    private void Check(string name, bool isType, Func<IParameterSymbol, string?> typeOf, params IReadOnlyList<string> more)
    {
        var taken = method.ContainingType.GetMembers(name).FirstOrDefault(member => !IsGenerated(member) && member switch
        {
            IMethodSymbol other when !isType => other.Parameters.Select(parameter => parameter.Type.ToDisplayString()).SequenceEqual(method.Parameters.Select(typeOf).Concat(more)),
            INamedTypeSymbol { Arity: > 0 } => !isType,
            _ => true,
        });
        if (taken is not null || method.ContainingType.Name == name)
        {
            problems.Report(
                Descriptors.NameConflict,
                Location,
                taken ?? method.ContainingType,
                name,
                $"'{method.ContainingType.Name}' has a member of that name already; rename it, or give the generated members another: [Differentiable(Name = \"…\")]");
        }
    }

    private void CheckProperties()
    {
        var names = new Dictionary<string, IParameterSymbol>(StringComparer.Ordinal);
        foreach (var parameter in method.Parameters.Where(parameter => SignatureBuilder.IsActive(parameter) && MemoryTypes.Of(parameter.Type) is null))
        {
            var name = GeneratedNames.Property(parameter.Name, _stem);
            if (names.TryGetValue(name, out var first))
            {
                problems.Report(
                    Descriptors.NameConflict,
                    parameter.Locations[0],
                    first,
                    name,
                    $"the partial derivatives by '{first.Name}' and by '{parameter.Name}' would both be called so; rename one of the parameters");
            }
            else
            {
                names.Add(name, parameter);
            }
        }
    }

    /// <summary>Whether the generator itself made the member: an analyzer sees generated files too.</summary>
    private static bool IsGenerated(ISymbol member) =>
        member.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree.FilePath.Contains(typeof(DifferentiableGenerator).FullName));

    private Location NameArgument()
    {
        var attribute = mark.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        var argument = attribute?.ArgumentList?.Arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == "Name");
        return argument?.Expression.GetLocation() ?? Location;
    }
}
