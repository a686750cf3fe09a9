using System.Text;
using Micrograd.Compiler.Emission.Expressions;
using Micrograd.Compiler.Emission.Variables;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Members;

/// <summary>The header of <c>FWithJacobian</c> for results in one array.</summary>
internal static class JacobianHeader
{
    /// <summary>Appends documentation and header.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="signature">F.</param>
    /// <param name="types">How types are written.</param>
    /// <param name="output">The array that F writes its results to; null where it returns it.</param>
    /// <param name="buffers">Names of the parameters that receive the derivatives, one for each active parameter.</param>
    public static void Write(StringBuilder text, MethodSignature signature, KnownTypes types, ParameterSignature? output, IReadOnlyList<string> buffers)
    {
        var active = signature.Parameters.Items.Where(parameter => parameter.IsActive).ToList();
        Headers.Document(text, "summary", $"Results of <see cref=\"{Headers.Escape(signature.Cref)}\"/> and their derivatives.");
        for (var i = 0; i < buffers.Count; i++)
        {
            var shape = active[i].Type is MemoryType ? $"one row per result, one column per element of {active[i].Name}, row by row" : "one per result";
            Headers.Document(text, $"param name=\"{buffers[i]}\"", $"Receives the derivatives by {active[i].Name}: {shape}.");
        }

        var own = Headers.Parameters(signature with { Parameters = [.. signature.Parameters.Items.Select(parameter => parameter.WithoutDefault())] });
        text.Append("    ").Append(Headers.Modifiers(signature, true)).Append(output is null ? signature.ReturnTypeName : "void").Append($" {signature.Stem}WithJacobian({own}")
            .Append(string.Concat(buffers.Select((buffer, i) => $", {types["Span"]}<{Element(active[i].Type).Name}> {CSharpIdentifier.Escape(buffer)}"))).Append(")\n");
    }

    /// <summary>How many columns a parameter has, as an expression.</summary>
    public static string Columns(ParameterSignature parameter) => parameter.Type is MemoryType ? CSharpIdentifier.Escape(parameter.Name) + ".Length" : "1";

    /// <summary>What a parameter is made of.</summary>
    public static ScalarType Element(IrType type) => type is MemoryType memory ? memory.Element : (ScalarType)type;
}
