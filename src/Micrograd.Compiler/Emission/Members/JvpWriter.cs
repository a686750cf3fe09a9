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
        var (type, name) = (signature.ReturnTypeName, signature.Stem + "Jvp");
        Headers.Document(text, "summary", $"Value and directional derivative of <see cref=\"{Headers.Escape(signature.Cref)}\"/> (forward mode).");
        TangentSignature.Document(text, signature);
        text.Append("    ").Append(Headers.Modifiers(signature, true)).Append($"({type} Value, {type} Tangent) ").Append(name)
            .Append('(').Append(Headers.Parameters(extended)).Append(")\n");
        new MethodWriter(text, extended, jvp, new Dialect(types), name).WriteBody(
            values => [ExpressionBuilder.Call("", values, signature.ReturnType!)], [], ["value", "tangent"], null);
    }
}
