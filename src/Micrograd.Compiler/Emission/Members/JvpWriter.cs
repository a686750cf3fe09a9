using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>Writes <c>FJvp</c>: value and derivative along a direction, in forward mode.</summary>
internal sealed class JvpWriter(StringBuilder text, MethodSignature signature, KnownTypes types)
{
    /// <summary>Appends the method.</summary>
    /// <param name="jvp">Its main takes F's parameters, then the tangents, and yields value and tangent.</param>
    public void Write(Module jvp)
    {
        var extended = TangentSignature.Of(signature);
        var result = new StructResult(signature);
        var (type, name) = (signature.ReturnTypeName, signature.Stem + "Jvp");
        Headers.Document(text, "summary", $"Value and directional derivative of <see cref=\"{Headers.Escape(signature.Cref)}\"/> (forward mode).");
        TangentSignature.Document(text, signature);
        text.Append("    ").Append(Headers.Modifiers(signature, (signature.Kinds & DerivativeKinds.Jvp) != 0))
            .Append(signature.ReturnType is null ? "void" : $"({type} Value, {type} Tangent)").Append(' ').Append(name)
            .Append(Headers.AfterName(extended));
        new MethodWriter(text, extended, jvp, new Dialect(types), name).WriteBody(
            values => values.Count == 0 ? []
                : [ExpressionBuilder.Call("", [result.Value([.. values.Take(result.Count)]), result.Derivative([.. values.Skip(result.Count)])], signature.ReturnType!)],
            Checks(signature, extended, types).Statements(),
            [.. result.Names("value"), .. signature.ResultShape is null ? ["tangent"] : result.RealParts.Select(part => "tangent" + part)],
            null);
    }

    /// <summary>The checks of tangents.</summary>
    public static BufferChecks Checks(MethodSignature signature, MethodSignature extended, KnownTypes types)
    {
        var checks = new BufferChecks(signature, types);
        var tangents = extended.Parameters.Items.Skip(signature.Parameters.Count);
        foreach (var (array, tangent) in TangentSignature.Moving(signature).Zip(tangents, (parameter, tangent) => (parameter, tangent)).Where(item => BufferChecks.IsChecked(item.parameter)))
        {
            checks.Match(array.Name, tangent.Name, isWritten: array.IsOutput);
        }

        return checks;
    }
}
