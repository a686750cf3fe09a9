using System.Globalization;
using System.Text;

namespace Micrograd.Drawing;

/// <summary>A Mermaid flow chart.</summary>
internal static class MermaidWriter
{
    public static string Write(DrawnGraph graph, DrawingOptions options)
    {
        var text = new StringBuilder();
        if (options.Title is { } title)
            text.Append("---\ntitle: \"").Append(YamlEscaped(title)).Append("\"\n---\n");
        text.Append("flowchart LR\n");
        for (var i = 0; i < graph.Values.Count; i++)
        {
            var value = graph.Values[i];
            var label = value.Label is { Length: > 0 } name ? Escaped(name) + " | " : "";
            text.Append($"  v{i}[\"{label}data {NumberText.Of(value.Data)} | grad {NumberText.Of(value.Gradient)}\"]\n");
            if (value.Operation == Operation.Leaf)
                continue;

            var symbol = OperationText.Of(value.Operation, value.Constant, value.Operands.Length).Symbol;
            text.Append($"  o{i}([\"{Escaped(symbol)}\"]) --> v{i}\n");
            foreach (var operand in value.Operands)
                text.Append($"  v{operand} --> o{i}\n");
        }

        return text.ToString();
    }

    // What could mean something to Mermaid or to HTML becomes a character reference, #34; for a quotation mark.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in MarkupWriter.Printable(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '_' or '(' or ')' or ':' or '\'' or > 127)
                escaped.Append(rune.ToString());
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return escaped.ToString();
    }

    private static string YamlEscaped(string text) =>
        MarkupWriter.Printable(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\n', ' ');
}
