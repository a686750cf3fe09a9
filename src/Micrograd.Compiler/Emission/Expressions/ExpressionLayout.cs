using System.Text;

namespace Micrograd.Compiler.Emission.Expressions;

/// <summary>Turns parts into lines, breaking long ones after operators.</summary>
internal static class ExpressionLayout
{
    private const int Width = 120;

    /// <summary>The text on one line, however long.</summary>
    public static string OneLine(IReadOnlyList<Part> parts)
    {
        var text = new StringBuilder();
        foreach (var token in Tokens(parts))
        {
            text.Append(token.Text);
        }

        return text.ToString();
    }

    /// <summary>The text on as many lines as it needs when indented by <paramref name="indent"/>; lines after the first are one level deeper.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Part> parts, int indent)
    {
        var lines = new List<string>();
        var line = new List<Token>();
        var length = 0;
        var first = Width - indent;
        foreach (var token in Tokens(parts))
        {
            line.Add(token);
            length += token.Text.Length;
            while (length > (lines.Count == 0 ? first : first - 4) && BestBreak(line, first) is { } at)
            {
                lines.Add(Text(line, 0, at));
                line.RemoveRange(0, at + 1);
                length = line.Sum(rest => rest.Text.Length);
            }
        }

        lines.Add(Text(line, 0, line.Count));
        return lines;
    }

    private static int? BestBreak(List<Token> line, int width)
    {
        int? best = null;
        var column = 0;
        for (var i = 0; i < line.Count - 1; i++)
        {
            // Breaking in the first third would leave a ragged stub; do it only when nothing better comes.
            var token = line[i];
            if (token.IsBreak && (best is not { } old || token.Rank <= line[old].Rank || ColumnOf(line, old) * 3 < width))
            {
                best = i;
            }

            column += token.Text.Length;
            if (column > width && best is not null)
            {
                break;
            }
        }

        return best;
    }

    private static int ColumnOf(List<Token> line, int index)
    {
        var column = 0;
        for (var i = 0; i < index; i++)
        {
            column += line[i].Text.Length;
        }

        return column;
    }

    private static string Text(List<Token> line, int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            text.Append(line[i].Text);
        }

        return text.ToString();
    }

    private static IEnumerable<Token> Tokens(IReadOnlyList<Part> parts)
    {
        var depth = 0;
        var stack = new Stack<(IReadOnlyList<Part> Parts, int Next)>();
        stack.Push((parts, 0));
        while (stack.Count > 0)
        {
            var (current, next) = stack.Pop();
            if (next == current.Count)
            {
                continue;
            }

            stack.Push((current, next + 1));
            var part = current[next];
            if (part.Inner is { } inner)
            {
                stack.Push((inner.Parts, 0));
            }
            else if (part.Text is { } text)
            {
                depth += Depth(text);
                yield return new Token(text, false, 0);
            }
            else
            {
                yield return new Token(" ", true, (depth * 16) + (int)part.Level);
            }
        }
    }

    private static int Depth(string text)
    {
        var depth = 0;
        foreach (var character in text)
        {
            depth += character switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
        }

        return depth;
    }

    /// <summary>A piece of text. Breaks of low rank, outside parentheses and at loose operators, are taken first.</summary>
    private readonly record struct Token(string Text, bool IsBreak, int Rank);
}
