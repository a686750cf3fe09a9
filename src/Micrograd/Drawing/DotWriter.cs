using System.Text;

namespace Micrograd.Drawing;

/// <summary>Text for Graphviz, with micrograd's records and ellipses.</summary>
internal static class DotWriter
{
    public static string Write(DrawnGraph graph, DrawingOptions options)
    {
        var text = new StringBuilder("digraph {\n  rankdir=LR;\n");
        if (options.Title is { } title)
            text.Append($"  label=\"{Escaped(title)}\";\n  labelloc=t;\n");
        for (var i = 0; i < graph.Values.Count; i++)
        {
            var value = graph.Values[i];
            var label = value.Label is { Length: > 0 } name ? Escaped(name) + " | " : "";
            text.Append($"  v{i} [shape=record, label=\"{{ {label}data {NumberText.Of(value.Data)} | grad {NumberText.Of(value.Gradient)} }}\"];\n");
            if (value.Operation == Operation.Leaf)
                continue;

            var symbol = OperationText.Of(value.Operation, value.Constant, value.Operands.Length).Symbol;
            text.Append($"  o{i} [label=\"{Escaped(symbol)}\"];\n  o{i} -> v{i};\n");
            foreach (var operand in value.Operands)
                text.Append($"  v{operand} -> o{i};\n");
        }

        return text.Append("}\n").ToString();
    }

    // Inside a record also braces, bars and angle brackets mean something; elsewhere a backslash before them does no harm.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in MarkupWriter.Printable(text))
        {
            if (c is '\\' or '"' or '{' or '}' or '|' or '<' or '>')
                escaped.Append('\\');
            escaped.Append(c == '\n' ? ' ' : c);
        }

        return escaped.Replace("&", "&amp;").ToString();
    }
}
