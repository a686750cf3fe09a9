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
        .. signature.Parameters.Items.Where(parameter => parameter.IsActiveScalar).Select(parameter => parameter.PropertyName),
    ];

    private readonly StructResult _result = new(signature);

    private string Result => GradientWriter.HasRecord(signature) ? signature.Stem + "Gradient" : signature.ReturnTypeName;

    /// <summary>Appends the method.</summary>
    /// <param name="vjp">Its main takes F's parameters, cotangents and buffers, and yields the results and the partial derivatives.</param>
    public void Write(Module vjp)
    {
        var extended = VjpSignature.Of(signature);
        var name = signature.Stem + "Vjp";
        Headers.Document(text, "summary", $"Value of <see cref=\"{Headers.Escape(signature.Cref)}\"/>, and the derivative of its results weighted by cotangents (reverse mode).");
        foreach (var cotangent in VjpSignature.Cotangents(signature).Select(cotangent => cotangent.Struct?.Name ?? cotangent.Name).Distinct())
        {
            Headers.Document(text, $"param name=\"{cotangent}\"", "The weight of each result.");
        }

        foreach (var array in signature.Parameters.Items.Where(parameter => parameter.IsActiveMemory))
        {
            Headers.Document(text, $"param name=\"{BufferSignature.NameOf(array)}\"", $"Receives the weighted derivative by {array.Name}; what it held is overwritten.");
        }

        text.Append("    ").Append(Headers.Modifiers(signature, (signature.Kinds & DerivativeKinds.Vjp) != 0)).Append(Result).Append(' ').Append(name)
            .Append('(').Append(Headers.Parameters(extended)).Append(")\n");
        new MethodWriter(text, extended, vjp, new Dialect(types), name).WriteBody(Return, Checks(), [.. _result.Names("value"), .. _properties.Select(property => "d_" + property)], null);
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
        : !GradientWriter.HasRecord(signature) ? [Value(values).Settled()]
        : [ExpressionBuilder.Call(
            "new",
            [.. _result.Count == 0 ? Array.Empty<CSharpExpression>() : [Value(values)], .. ActiveGroup.Of(signature).Select(group => group.Argument([.. values.Skip(_result.Count)]))],
            values[0].Type)];

    private CSharpExpression Value(IReadOnlyList<CSharpExpression> values) => _result.Value([.. values.Take(_result.Count)]);
}
