using System.Text;
using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FTrace</c>: the user's function over <c>Value</c>.</summary>
/// <param name="text">Where to.</param>
/// <param name="signature">Of a <see cref="TracedMethod"/>.</param>
/// <param name="types">How types are written.</param>
internal sealed class TraceWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    /// <summary>Appends the method.</summary>
    public void Write(Module primal)
    {
        var flat = signature.Flattened();
        var active = signature.Parameters.Select(parameter => parameter.IsActive).ToList();
        var name = signature.Stem + "Trace";
        var isAskedFor = (signature.Kinds & DerivativeKinds.Trace) != 0;
        Headers.Document(text, "summary", $"The graph of <see cref=\"{Headers.Escape(signature.Cref)}\"/>: the same computation over <see cref=\"{types["Value"]}\"/>.");
        text.Append("    ").Append(Headers.Modifiers(signature, isAskedFor)).Append(types["Value"]).Append(' ').Append(name)
            .Append('(').Append(Headers.Parameters(flat, ParameterTypes(signature, primal, types))).Append(")\n");
        new MethodWriter(text, flat, primal, new TraceDialect(types), name).WriteBody(Return, Names().ToList(), [], active);
    }

    /// <summary>The types of the parameters in the trace: of F's own type where they stay plain.</summary>
    /// <param name="signature">F.</param>
    /// <param name="primal">F, as a <see cref="TracedMethod"/> has it.</param>
    /// <param name="types">How types are written.</param>
    public static IReadOnlyList<IrType> ParameterTypes(MethodSignature signature, Module primal, KnownTypes types)
    {
        var main = primal.Main;
        var activity = Activity.Of(main, [.. signature.Parameters.Select(parameter => parameter.IsActive)]);
        var expressions = new TraceExpressions(main, types, activity);
        return [.. signature.Parameters.Select((parameter, i) => expressions.TypeOf(main.Parameters[i]) is var type && type != main.TypeOf(main.Parameters[i]) ? type : parameter.Type)];
    }

    /// <summary>Drawings carry the user's names.</summary>
    private IEnumerable<Statement> Names()
    {
        foreach (var parameter in signature.Parameters.Where(parameter => parameter.IsActive))
        {
            var name = CSharpIdentifier.Escape(parameter.Name);
            yield return new Line([parameter.IsActiveMemory
                ? $"{types["Value"]}.NameElements({name}, \"{parameter.Name}\");"
                : $"{name}.Named(\"{parameter.Label}\");"]);
        }

        yield return new BlankLine();
    }

    private static IReadOnlyList<Part> Return(IReadOnlyList<CSharpExpression> values) => [values[0].Settled()];
}
