using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>F's header with the cotangents of its results, then the buffers of its active arrays, after its own parameters.</summary>
internal static class VjpSignature
{
    /// <summary>The extended header.</summary>
    public static MethodSignature Of(MethodSignature signature)
    {
        var buffers = BufferSignature.Of(signature).Parameters.Items.Skip(signature.Parameters.Count);
        var own = signature.Parameters.Items.Select(parameter => parameter.WithoutDefault());
        return signature with { Parameters = [.. own, .. Cotangents(signature), .. buffers] };
    }

    /// <summary>The cotangents: of what F returns, then of each array that it writes its results to.</summary>
    public static IReadOnlyList<ParameterSignature> Cotangents(MethodSignature signature)
    {
        var taken = new HashSet<string>(signature.Parameters.Items.Select(parameter => parameter.Name).Concat(signature.ParameterNames));
        var written = signature.Parameters.Items.Where(parameter => parameter.IsOutput).Select(output => Cotangent(output.Name + "Cotangent", output.Type));
        if (signature.ResultShape is { } shape)
        {
            var name = Differentiation.UniqueName.For("resultCotangent", other => !taken.Add(other));
            var parts = new StructResult(signature).RealParts.ToList();
            var reals = shape.Leaves.Select((leaf, i) => (leaf.Type, Index: i)).Where(leaf => leaf.Type.IsReal);
            return
            [
                .. reals.Select((leaf, i) => Cotangent("resultCotangent" + parts[i], leaf.Type) with
                {
                    Struct = new StructParameter(name, shape, leaf.Index, Modifier: "", Default: null, PropertyName: name),
                }),
                .. written,
            ];
        }

        return signature.ReturnType is { HoldsReals: true } type ? [Cotangent("resultCotangent", type), .. written] : [.. written];

        ParameterSignature Cotangent(string name, IrType of) => new(
            Differentiation.UniqueName.For(name, other => !taken.Add(other)),
            of is ArrayType array ? array with { Form = ArrayForm.ReadOnlySpan } : of,
            Modifier: "",
            Default: null,
            IsActive: false,
            PropertyName: name);
    }
}
