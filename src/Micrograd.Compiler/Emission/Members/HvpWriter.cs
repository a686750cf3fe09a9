using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FHvp</c> and <c>FWithHvp</c>: the Hessian times a direction, forward over reverse.</summary>
internal sealed class HvpWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    private readonly IReadOnlyList<ActiveGroup> _groups = ActiveGroup.Of(signature);

    private IEnumerable<ParameterSignature> Active => signature.Parameters.Items.Where(parameter => parameter.IsActiveScalar);

    /// <summary>Appends the record.</summary>
    public void WriteRecord()
    {
        Headers.Document(text, "summary", $"Value, directional derivative and Hessian-vector product of <see cref=\"{Headers.Escape(signature.Cref)}\"/>.");
        Headers.Document(text, "param name=\"Value\"", $"What {signature.Name} returns.");
        Headers.Document(text, "param name=\"Tangent\"", "The derivative along the direction.");
        foreach (var group in _groups)
        {
            Headers.Document(text, $"param name=\"{group.PropertyName}\"", $"The derivative of ∂{signature.Name}/∂{group.Name} along the direction.");
        }

        var type = signature.ReturnTypeName;
        text.Append("    ").Append((signature.Kinds & DerivativeKinds.Hvp) != 0 ? signature.Accessibility : "private").Append($" readonly record struct {signature.Stem}Hvp{signature.TypeParameters}({type} Value, {type} Tangent")
            .Append(string.Concat(_groups.Select(group => $", {group.TypeName} {group.PropertyName}"))).Append(");\n");
    }

    /// <summary>Appends the method.</summary>
    /// <param name="hvp">Its main takes F's parameters, then the tangents, and yields value, tangent, then the tangent of each partial derivative.</param>
    public void WriteMethod(Module hvp)
    {
        var arrays = signature.Parameters.Items.Where(parameter => parameter.IsActiveMemory).ToList();
        var tangents = TangentSignature.Of(signature);
        var buffers = arrays.Select(array => new ParameterSignature(
            Differentiation.UniqueName.For(array.Name + "Hvp", taken => tangents.Parameters.Items.Any(parameter => parameter.Name == taken)),
            Differentiation.ShadowParameter.Writable((ArrayType)array.Type),
            Modifier: "",
            Default: null,
            IsActive: false,
            PropertyName: array.PropertyName)).ToList();
        var extended = tangents with { Parameters = [.. tangents.Parameters.Items, .. buffers] };
        var checks = JvpWriter.Checks(signature, tangents, types);
        for (var i = 0; i < arrays.Count; i++)
        {
            checks.Match(arrays[i].Name, buffers[i].Name, isWritten: true);
        }

        var name = signature.Stem + "WithHvp";
        Headers.Document(text, "summary", $"Value, directional derivative and Hessian-vector product of <see cref=\"{Headers.Escape(signature.Cref)}\"/> (forward over reverse).");
        TangentSignature.Document(text, signature);
        foreach (var (array, buffer) in arrays.Zip(buffers, (array, buffer) => (array, buffer)))
        {
            Headers.Document(text, $"param name=\"{buffer.Name}\"", $"Receives the derivative of ∂{signature.Name}/∂{array.Name} along the direction; what it held is overwritten.");
        }

        text.Append("    ").Append(Headers.Modifiers(signature, (signature.Kinds & DerivativeKinds.Hvp) != 0)).Append(signature.Stem).Append("Hvp").Append(signature.TypeParameters).Append(' ').Append(name)
            .Append(Headers.AfterName(extended));
        new MethodWriter(text, extended, hvp, new Dialect(types), name).WriteBody(
            values => [ExpressionBuilder.Call(
                "new",
                [values[0], GradientWriter.Named("Tangent", values[1]), .. _groups.Select(group => group.Argument([.. values.Skip(2)]))],
                signature.ReturnType!)],
            checks.Statements(),
            ["value", "tangent", .. Active.Select(parameter => "t_d_" + parameter.Name)],
            null);
    }
}
