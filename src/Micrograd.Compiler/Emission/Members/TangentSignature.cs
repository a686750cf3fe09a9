using System.Text;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>F's header with one tangent per active parameter, and per array that F writes its results to, after its own.</summary>
internal static class TangentSignature
{
    /// <summary>The extended header. Defaults are dropped: what follows them has none.</summary>
    public static MethodSignature Of(MethodSignature signature)
    {
        var taken = new HashSet<string>(signature.Parameters.Items.Select(parameter => parameter.Name).Concat(signature.ParameterNames));
        var wholes = new Dictionary<string, string>();
        var tangents = Moving(signature).Select(parameter => new ParameterSignature(
            Differentiation.UniqueName.For(parameter.Name + "Tangent", name => !taken.Add(name)),
            TypeOf(parameter),
            Modifier: "",
            Default: null,
            IsActive: false,
            PropertyName: parameter.PropertyName + "Tangent")
        {
            Struct = parameter.Struct is { } whole ? whole with { Name = NameOf(whole.Name), Modifier = "", Default = null } : null,
        });
        return signature with { Parameters = [.. signature.Parameters.Items.Select(parameter => parameter.WithoutDefault()), .. tangents] };

        string NameOf(string whole)
        {
            if (!wholes.TryGetValue(whole, out var name))
            {
                wholes.Add(whole, name = Differentiation.UniqueName.For(whole + "Tangent", other => !taken.Add(other)));
            }

            return name;
        }
    }

    /// <summary>The parameters that have a tangent, in the order of the tangents.</summary>
    public static IEnumerable<ParameterSignature> Moving(MethodSignature signature) =>
        signature.Parameters.Items.Where(parameter => parameter.IsActive).Concat(signature.Parameters.Items.Where(parameter => parameter.IsOutput));

    /// <summary>Appends the documentation of the tangents.</summary>
    public static void Document(StringBuilder text, MethodSignature signature)
    {
        var names = Of(signature).Parameters.Items.Skip(signature.Parameters.Count).Select(tangent => tangent.Struct?.Name ?? tangent.Name);
        var documented = new HashSet<string>();
        foreach (var (parameter, tangent) in Moving(signature).Zip(names, (parameter, tangent) => (parameter, tangent)).Where(item => documented.Add(item.tangent)))
        {
            var name = parameter.Struct?.Name ?? parameter.Name;
            Headers.Document(
                text,
                $"param name=\"{tangent}\"",
                parameter.IsOutput ? $"Receives the tangent of {name}; what it held is overwritten." : $"Tangent of {name}: its share of the direction.");
        }
    }

    private static IrType TypeOf(ParameterSignature parameter) => parameter.Type is ArrayType { Form: not (ArrayForm.Matrix or ArrayForm.Jagged) } array
        ? array with { Form = parameter.IsOutput ? ArrayForm.Span : ArrayForm.ReadOnlySpan }
        : parameter.Type;
}
