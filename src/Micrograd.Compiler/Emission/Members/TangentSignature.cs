namespace Micrograd.Compiler.Emission.Members;

/// <summary>F's header with one tangent per active parameter after its own.</summary>
internal static class TangentSignature
{
    /// <summary>The extended header. Defaults are dropped: what follows them has none.</summary>
    public static MethodSignature Of(MethodSignature signature)
    {
        var taken = new HashSet<string>(signature.Parameters.Items.Select(parameter => parameter.Name));
        var tangents = signature.Parameters.Items.Where(parameter => parameter.IsActive).Select(parameter => new ParameterSignature(
            Differentiation.UniqueName.For(parameter.Name + "Tangent", name => !taken.Add(name)),
            parameter.Type,
            Modifier: "",
            Default: null,
            IsActive: false,
            PropertyName: parameter.PropertyName + "Tangent"));
        return signature with { Parameters = [.. signature.Parameters.Items.Select(parameter => parameter with { Default = null }), .. tangents] };
    }

    /// <summary>Appends the documentation of the tangents.</summary>
    public static void Document(System.Text.StringBuilder text, MethodSignature signature)
    {
        var names = Of(signature).Parameters.Items.Skip(signature.Parameters.Count).Select(tangent => tangent.Name);
        foreach (var (parameter, tangent) in signature.Parameters.Items.Where(parameter => parameter.IsActive).Zip(names, (parameter, tangent) => (parameter, tangent)))
        {
            Headers.Document(text, $"param name=\"{tangent}\"", $"Tangent of {parameter.Name}: its share of the direction.");
        }
    }
}
