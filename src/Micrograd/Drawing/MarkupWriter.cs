using System.Text;

namespace Micrograd.Drawing;

/// <summary>Writes XML: elements that are closed in order, attributes and text escaped.</summary>
internal sealed class MarkupWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element; to be closed by <see cref="Close"/>.</summary>
    public MarkupWriter Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        _text.Append(">\n");
        _open.Push(name);
        return this;
    }

    /// <summary>Ends the element begun last.</summary>
    public MarkupWriter Close()
    {
        _text.Append("</").Append(_open.Pop()).Append(">\n");
        return this;
    }

    /// <summary>An element without content.</summary>
    public MarkupWriter Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        _text.Append("/>\n");
        return this;
    }

    /// <summary>An element that contains text only.</summary>
    public MarkupWriter Text(string name, string content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        _text.Append('>').Append(Escaped(content)).Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>Markup of ours, written as it is.</summary>
    public MarkupWriter Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>The text with what XML cannot contain (control characters, halves of surrogate pairs) replaced.</summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\r' or '\t' or '\n')
                printable.Append(rune.Value == '\n' ? '\n' : ' ');
            else
                printable.Append(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return printable.ToString();
    }

    /// <summary>The text as it stands in an element or an attribute.</summary>
    public static string Escaped(string text) => Printable(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    private void Start(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
            _text.Append(' ').Append(attribute).Append("=\"").Append(Escaped(value)).Append('"');
    }
}
