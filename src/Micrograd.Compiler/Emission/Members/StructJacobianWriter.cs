using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FJacobian</c> and <c>FWithJacobian</c> for results in a struct or tuple: all derivatives, in one forward sweep.</summary>
internal sealed class StructJacobianWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    private readonly string _record = signature.Stem + "Jacobian";
    private readonly StructResult _result = new(signature);
    private readonly List<ParameterSignature> _active = [.. signature.Parameters.Items.Where(parameter => parameter.IsActiveScalar)];

    /// <summary>Appends the record.</summary>
    public void WriteRecord()
    {
        Headers.Document(text, "summary", $"Result of <see cref=\"{Headers.Escape(signature.Cref)}\"/> and its derivatives, in the type of the result.");
        Headers.Document(text, "param name=\"Value\"", $"What {signature.Name} returns.");
        foreach (var parameter in _active)
        {
            Headers.Document(text, $"param name=\"{parameter.PropertyName}\"", $"∂{signature.Name}/∂{parameter.Label}");
        }

        var type = signature.ReturnTypeName;
        text.Append("    ").Append(signature.Accessibility).Append($" readonly record struct {_record}({type} Value")
            .Append(string.Concat(_active.Select(parameter => $", {type} {parameter.PropertyName}"))).Append(");\n");
    }

    /// <summary>Appends the method.</summary>
    /// <param name="partials">Its main takes F's parameters and yields F's results, then for each active parameter the derivative of each real result.</param>
    public void WriteMethod(Module partials)
    {
        var name = signature.Stem + "WithJacobian";
        Headers.Document(text, "summary", $"Result and derivatives of <see cref=\"{Headers.Escape(signature.Cref)}\"/> (forward mode, all directions in one sweep).");
        text.Append("    ").Append(Headers.Modifiers(signature, true)).Append(_record).Append(' ').Append(name).Append('(').Append(Headers.Parameters(signature)).Append(")\n");
        var names = _result.Names("value").Concat(_active.SelectMany(parameter => _result.RealParts.Select(part => $"d_{part}_{parameter.Name}"))).ToList();
        new MethodWriter(text, signature, partials, new Dialect(types), name).WriteBody(Return, [], names, null);
    }

    private IReadOnlyList<Part> Return(IReadOnlyList<CSharpExpression> values)
    {
        var derivatives = _active.Select((parameter, i) =>
            GradientWriter.Named(parameter.PropertyName, _result.Derivative([.. values.Skip(_result.Count + (i * _result.Reals)).Take(_result.Reals)])));
        return [ExpressionBuilder.Call("new", [_result.Value([.. values.Take(_result.Count)]), .. derivatives], signature.ReturnType!)];
    }
}
