using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>Source statements on one line, as they stand beside their adjoints. Independent of comments.</summary>
internal static class StatementText
{
    private const int Longest = 200;

    /// <summary>The text of a statement or expression, without <c>;</c>.</summary>
    /// <param name="node">The syntax.</param>
    /// <param name="assigned">What the expression is assigned to, if the source does not say.</param>
    public static string Of(SyntaxNode node, string? assigned = null)
    {
        var text = assigned is null ? string.Empty : assigned + " = ";
        return Shorten(text + Join(node.DescendantTokens()));
    }

    /// <summary>The header of a <c>for</c> loop.</summary>
    public static string OfHeader(ForStatementSyntax loop) =>
        Shorten(Join(loop.DescendantTokens().TakeWhile(token => token != loop.CloseParenToken).Append(loop.CloseParenToken)));

    /// <summary>The header of a <c>foreach</c> loop.</summary>
    public static string OfHeader(CommonForEachStatementSyntax loop) =>
        Shorten(Join(loop.DescendantTokens().TakeWhile(token => token != loop.CloseParenToken).Append(loop.CloseParenToken)));

    private static string Shorten(string text) => text.Length <= Longest ? text : text.Substring(0, Longest - 2) + " …";

    private static string Join(IEnumerable<SyntaxToken> tokens)
    {
        var text = new StringBuilder();
        var previous = default(SyntaxToken);
        foreach (var token in tokens.Where(token => token.Text.Length > 0))
        {
            if (text.Length > Longest)
            {
                break;
            }

            if (text.Length > 0 && (IsSeparated(previous, token) || MustBeSeparated(previous, token)))
            {
                text.Append(' ');
            }

            text.Append(token.Text);
            previous = token;
        }

        if (previous.IsKind(SyntaxKind.SemicolonToken))
        {
            text.Length--;
        }

        return text.ToString();
    }

    private static bool IsSeparated(SyntaxToken left, SyntaxToken right) => left.TrailingTrivia.Concat(right.LeadingTrivia).Any(IsWhitespace);

    private static bool IsWhitespace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static bool MustBeSeparated(SyntaxToken left, SyntaxToken right) =>
        SyntaxFacts.IsIdentifierPartCharacter(left.Text[left.Text.Length - 1]) && SyntaxFacts.IsIdentifierPartCharacter(right.Text[0]);
}
