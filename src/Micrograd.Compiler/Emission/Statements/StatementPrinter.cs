using System.Text;
using Micrograd.Compiler.Emission.Expressions;

namespace Micrograd.Compiler.Emission.Statements;

/// <summary>Prints statements: indentation, braces, and comments in a column of their own.</summary>
internal sealed class StatementPrinter(StringBuilder text)
{
    private const int Step = 4;
    private const int EarliestComment = 40;
    private const int LatestComment = 72;
    private const int Widest = 150;

    /// <summary>Prints <paramref name="statements"/> indented by <paramref name="indent"/> blanks.</summary>
    public void Print(IReadOnlyList<Statement> statements, int indent)
    {
        var column = indent + EarliestComment;
        for (var i = 0; i < statements.Count; i++)
        {
            if (i > 0 && statements[i - 1] is Branch or Braced && statements[i] is not (CommentLine or BlankLine))
            {
                text.Append('\n');
            }

            switch (statements[i])
            {
                case Line line:
                    if (i == 0 || statements[i - 1] is not Line)
                    {
                        column = CommentColumn(statements, i, indent);
                    }

                    Print(line, indent, column);
                    break;
                case BlankLine:
                    text.Append('\n');
                    break;
                case CommentLine comment:
                    if (i > 0 && statements[i - 1] is not BlankLine)
                    {
                        text.Append('\n');
                    }

                    Append(indent, "// " + comment.Text);
                    break;
                case Branch branch:
                    Print(branch, indent);
                    break;
                case Braced braced:
                    Append(braced.Header, indent, "");
                    PrintBody(braced.Body, indent, braced.Footer);
                    break;
            }
        }
    }

    private void Print(Branch branch, int indent)
    {
        var prefix = "if (";
        while (true)
        {
            Append([prefix, branch.Condition.Settled(), ")"], indent, "");
            PrintBody(branch.Then, indent, null);
            if (branch.Else.Count == 1 && branch.Else[0] is Branch next)
            {
                branch = next;
                prefix = "else if (";
                continue;
            }

            if (branch.Else.Count > 0)
            {
                Append(indent, "else");
                PrintBody(branch.Else, indent, null);
            }

            return;
        }
    }

    private void PrintBody(IReadOnlyList<Statement> body, int indent, IReadOnlyList<Part>? footer)
    {
        Append(indent, "{");
        Print(body, indent + Step);
        Append(indent, "}");
        if (footer is not null)
        {
            Append(footer, indent, "");
        }
    }

    private void Print(Line line, int indent, int column)
    {
        if (line.Comment is not { } comment)
        {
            Append(line.Parts, indent, "");
            return;
        }

        var lines = ExpressionLayout.Lines(line.Parts, indent);
        var length = indent + lines[0].Length;
        if (!FitsBeside(lines, comment, indent))
        {
            Append(indent, "// " + comment);
            Append(line.Parts, indent, "");
            return;
        }

        Append(indent, lines[0] + new string(' ', Math.Max(column - length, 2)) + "// " + comment);
    }

    // The comments of lines that stand together start in one column, unless a long line would push all of them out of sight.
    private static int CommentColumn(IReadOnlyList<Statement> statements, int start, int indent)
    {
        var longest = EarliestComment;
        for (var i = start; i < statements.Count && statements[i] is Line line; i++)
        {
            if (line.Comment is { Length: > 0 })
            {
                var lines = ExpressionLayout.Lines(line.Parts, indent);
                var length = lines[0].Length + 2;
                longest = length <= LatestComment && FitsBeside(lines, line.Comment, indent) ? Math.Max(longest, length) : longest;
            }
        }

        return indent + ((longest + Step - 1) / Step * Step);
    }

    // Beside several lines, or far to the right, a comment would hide the code it explains.
    private static bool FitsBeside(IReadOnlyList<string> lines, string comment, int indent) =>
        lines.Count == 1 && indent + Math.Max(lines[0].Length, EarliestComment) + comment.Length <= Widest;

    private void Append(IReadOnlyList<Part> parts, int indent, string suffix)
    {
        var lines = ExpressionLayout.Lines(parts, indent);
        for (var i = 0; i < lines.Count; i++)
        {
            Append(indent + (i > 0 ? Step : 0), lines[i] + (i == lines.Count - 1 ? suffix : ""));
        }
    }

    private void Append(int indent, string line) => text.Append(' ', indent).Append(line).Append('\n');
}
