using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Statements;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FGradient</c> and <c>FWithGradient</c>.</summary>
internal sealed class GradientWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    private readonly string _record = signature.Stem + "Gradient" + signature.TypeParameters;
    private readonly bool _isAskedFor = (signature.Kinds & DerivativeKinds.Gradient) != 0;
    private readonly bool _isSeen = (signature.Kinds & (DerivativeKinds.Gradient | DerivativeKinds.Hessian | DerivativeKinds.Vjp)) != 0;

    private readonly IReadOnlyList<ActiveGroup> _groups = ActiveGroup.Of(signature);

    private IEnumerable<ParameterSignature> Active => signature.Parameters.Where(parameter => parameter.IsActiveScalar);

    private IEnumerable<ParameterSignature> Arrays => signature.Parameters.Where(parameter => parameter.IsActiveMemory);

    /// <summary>Whether the method returns a record: with active arrays only, it returns the value itself.</summary>
    public static bool HasRecord(MethodSignature signature) => signature.Parameters.Any(parameter => parameter.IsActiveScalar);

    /// <summary>Appends the record of the value and the partial derivatives.</summary>
    public void WriteRecord()
    {
        if (!HasRecord(signature))
        {
            return;
        }

        Headers.Document(text, "summary", $"Value and partial derivatives of <see cref=\"{Headers.Escape(signature.Cref)}\"/>.");
        if (signature.ReturnType is not null)
        {
            Headers.Document(text, "param name=\"Value\"", $"What {signature.Name} returns.");
        }

        foreach (var group in _groups)
        {
            Headers.Document(text, $"param name=\"{group.PropertyName}\"", $"∂{signature.Name}/∂{group.Name}");
        }

        var properties = _groups.Select(group => $"{group.TypeName} {group.PropertyName}");
        properties = signature.ReturnType is null ? properties : properties.Prepend(signature.ReturnTypeName + " Value");
        text.Append("    ").Append(_isSeen ? signature.Accessibility : "private").Append(" readonly record struct ").Append(_record)
            .Append('(').Append(string.Join(", ", properties)).Append(");\n");
    }

    /// <summary>Appends the method.</summary>
    /// <param name="gradient">Its main yields the value and the partial derivatives.</param>
    /// <param name="remarks">What the documentation says beyond the summary, line by line, escaped.</param>
    public void WriteMethod(Module gradient, IReadOnlyList<string> remarks)
    {
        Headers.Document(text, "summary", $"Value and gradient of <see cref=\"{Headers.Escape(signature.Cref)}\"/>.");
        if (remarks.Count > 0)
        {
            text.Append("    /// <remarks>\n    /// ").Append(string.Join("<br/>\n    /// ", remarks)).Append("\n    /// </remarks>\n");
        }

        foreach (var array in Arrays)
        {
            Headers.Document(text, $"param name=\"{BufferSignature.NameOf(array)}\"", $"Receives ∂{signature.Name}/∂{array.Name}, element by element; what it held is overwritten.");
        }

        var name = signature.Stem + "WithGradient";
        var extended = BufferSignature.Of(signature);
        text.Append("    ").Append(Headers.Modifiers(signature, _isAskedFor)).Append(HasRecord(signature) ? _record : signature.ReturnTypeName).Append(' ').Append(name)
            .Append(Headers.AfterName(extended));
        var checks = new BufferChecks(signature, types);
        foreach (var array in Arrays)
        {
            checks.Match(array.Name, BufferSignature.NameOf(array), isWritten: true);
        }

        new MethodWriter(text, extended, gradient, new Dialect(types), name).WriteBody(Return, checks.Statements(), ResultNames(gradient.Main), null);
    }

    /// <summary><c>value</c> unless the user has one, and <c>d_x</c>.</summary>
    private IReadOnlyList<string> ResultNames(Function main)
    {
        var isTaken = signature.Parameters.Any(parameter => parameter.Name == "value") || main.Values.Any(value => value.Name == "value");
        return [isTaken ? "result" : "value", .. Active.Select(parameter => "d_" + parameter.Name)];
    }

    private IReadOnlyList<Part> Return(IReadOnlyList<CSharpExpression> values)
    {
        if (!HasRecord(signature))
        {
            return [values[0].Settled()];
        }

        var partials = values.Skip(1).ToList();
        return [ExpressionBuilder.Call("new", [values[0], .. _groups.Select(group => group.Argument(partials))], signature.ReturnType!)];
    }

    /// <summary>A named argument.</summary>
    public static CSharpExpression Named(string name, CSharpExpression value)
    {
        var assigned = ExpressionBuilder.Assignable(value, value.Type).Settled();
        return new(Rules.Precedence.Primary, value.Type, [name + ": ", assigned]) { Arithmetic = assigned.Arithmetic };
    }
}
