using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Generators.Diagnostics;

/// <summary>The smallest piece of code that shows what is meant: not the body of a statement, but the word that it begins with.</summary>
internal static class SmallestSpan
{
    /// <summary>Where to report something about <paramref name="node"/>.</summary>
    public static Location Of(SyntaxNode node) => node switch
    {
        RefTypeSyntax reference => reference.RefKeyword.GetLocation(),
        StatementSyntax statement => statement.GetFirstToken().GetLocation(),
        LambdaExpressionSyntax lambda => Location.Create(lambda.SyntaxTree, TextSpan.FromBounds(lambda.SpanStart, lambda.ArrowToken.Span.End)),
        AnonymousMethodExpressionSyntax method => method.DelegateKeyword.GetLocation(),
        _ => node.GetLocation(),
    };
}
