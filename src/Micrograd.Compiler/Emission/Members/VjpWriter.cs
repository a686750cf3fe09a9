using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FVjp</c>: the derivative of all results together, weighted by cotangents, in reverse mode.</summary>
internal sealed class VjpWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    private readonly List<string> _properties =
    [
        .. signature.ReturnType is null ? Array.Empty<string>() : [""],
        .. signature.Parameters.Items.Where(parameter => parameter.IsActiveScalar).Select(parameter => parameter.PropertyName),
    ];

    private readonly int _results = signature.ReturnType is null ? 0 : 1;

    private string Result => GradientWriter.HasRecord(signature) ? signature.Stem + "Gradient" : signature.ReturnTypeName;

    /// <summary>Appends the method.</summary>
    /// <param name="vjp">Its main takes F's parameters, cotangents and buffers, and yields the results and the partial derivatives.</param>
    public void Write(Module vjp)
    {
        var extended = VjpSignature.Of(signature);
        var name = signature.Stem + "Vjp";
        Headers.Document(text, "summary", $"Value of <see cref=\"{Headers.Escape(signature.Cref)}\"/>, and the derivative of its results weighted by cotangents (reverse mode).");
        foreach (var cotangent in VjpSignature.Cotangents(signature))
        {
            Headers.Document(text, $"param name=\"{cotangent.Name}\"", "The weight of each result.");
        }

        foreach (var array in signature.Parameters.Items.Where(parameter => parameter.IsActiveMemory))
        {
            Headers.Document(text, $"param name=\"{BufferSignature.NameOf(array)}\"", $"Receives the weighted derivative by {array.Name}; what it held is overwritten.");
        }

        text.Append("    ").Append(Headers.Modifiers(signature, (signature.Kinds & DerivativeKinds.Vjp) != 0)).Append(Result).Append(' ').Append(name)
            .Append('(').Append(Headers.Parameters(extended)).Append(")\n");
        new MethodWriter(text, extended, vjp, new Dialect(types), name).WriteBody(Return, Checks(), [.. _properties.Select(property => property.Length == 0 ? "value" : "d_" + property)], null);
    }

    private IReadOnlyList<Statement> Checks()
    {
        var checks = new BufferChecks(signature, types);
        var outputs = signature.Parameters.Items.Where(parameter => parameter.IsOutput).ToList();
        var cotangents = VjpSignature.Cotangents(signature);
        foreach (var (output, cotangent) in outputs.Zip(cotangents.Skip(cotangents.Count - outputs.Count), (output, cotangent) => (output, cotangent)))
        {
            checks.Match(output.Name, cotangent.Name, isWritten: false);
        }

        foreach (var array in signature.Parameters.Items.Where(parameter => parameter.IsActiveMemory))
        {
            checks.Match(array.Name, BufferSignature.NameOf(array), isWritten: true);
        }

        return checks.Statements();
    }

    private IReadOnlyList<Part> Return(IReadOnlyList<CSharpExpression> values) =>
        values.Count == 0 ? []
        : !GradientWriter.HasRecord(signature) ? [values[0].Settled()]
        : [ExpressionBuilder.Call("new", [.. values.Take(_results), .. ActiveGroup.Of(signature).Select(group => group.Argument([.. values.Skip(_results)]))], values[0].Type)];
}
