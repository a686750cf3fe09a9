using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.CodeFixes;

/// <summary>MG0101: puts the generated derivative in the place of a difference: <c>(F(x + h) - F(x)) / h</c> becomes <c>FWithGradient(x).X</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FiniteDifferenceFix))]
[Shared]
public sealed class FiniteDifferenceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["MG0101"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (root is null
            || !diagnostic.Properties.TryGetValue("Method", out var method)
            || !diagnostic.Properties.TryGetValue("Property", out var property)
            || !diagnostic.Properties.TryGetValue("Parameter", out var parameter)
            || Find<ExpressionSyntax>(root, diagnostic.Location) is not { } difference
            || Find<InvocationExpressionSyntax>(root, diagnostic.AdditionalLocations[0]) is not { } call
            || Find<ExpressionSyntax>(root, diagnostic.AdditionalLocations[1]) is not { } x
            || ArgumentOf(call, x, parameter!) is not { } argument
            || Renamed(call.Expression, method!) is not { } callee)
        {
            return;
        }

        var gradient = call.ReplaceNode(argument, x.WithoutTrivia()).WithExpression(callee);
        var partial = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, gradient.WithoutTrivia(), SyntaxFactory.IdentifierName(property!))
            .WithTriviaFrom(Enclosed(difference));
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Use '{method}(…).{property}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(Enclosed(difference), partial))),
                nameof(FiniteDifferenceFix)),
            diagnostic);
    }

    private static T? Find<T>(SyntaxNode root, Location location)
        where T : SyntaxNode => root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();

    /// <summary>The argument that is to be x: the one that x is in, else the one with the name.</summary>
    private static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call, ExpressionSyntax x, string parameter) =>
        (call.ArgumentList.Arguments.FirstOrDefault(argument => argument.Span.Contains(x.Span))
            ?? call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter))?.Expression;

    private static ExpressionSyntax? Renamed(ExpressionSyntax callee, string name) => callee switch
    {
        IdentifierNameSyntax simple => simple.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(simple.Identifier)),
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax simple } access => access.WithName(simple.WithIdentifier(SyntaxFactory.Identifier(name))),
        _ => null,
    };

    /// <summary>The expression with parentheses that are not needed any more.</summary>
    private static ExpressionSyntax Enclosed(ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax parentheses ? Enclosed(parentheses) : expression;
}
