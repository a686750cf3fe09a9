using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FTrace</c>: the user's function over <c>Value</c>.</summary>
internal sealed class TraceWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    /// <summary>Appends the method.</summary>
    public void Write(Module primal)
    {
        var name = signature.Stem + "Trace";
        var isAskedFor = (signature.Kinds & DerivativeKinds.Trace) != 0;
        Headers.Document(text, "summary", $"The graph of <see cref=\"{Headers.Escape(signature.Cref)}\"/>: the same computation over <see cref=\"{types["Value"]}\"/>.");
        text.Append("    ").Append(Headers.Modifiers(signature, isAskedFor)).Append(types["Value"]).Append(' ').Append(name)
            .Append('(').Append(Headers.Parameters(signature, types["Value"])).Append(")\n");
        var active = signature.Parameters.Select(parameter => parameter.IsActive).ToList();
        new MethodWriter(text, signature, primal, new TraceDialect(types), name).WriteBody(Return, Names().ToList(), [], active);
    }

    /// <summary>Drawings carry the user's names.</summary>
    private IEnumerable<Statement> Names()
    {
        foreach (var parameter in signature.Parameters.Where(parameter => parameter.IsActive))
        {
            yield return new Line([$"{CSharpIdentifier.Escape(parameter.Name)}.Named(\"{parameter.Name}\");"]);
        }

        yield return new BlankLine();
    }

    private static IReadOnlyList<Part> Return(IReadOnlyList<CSharpExpression> values) => [values[0].Settled()];
}
