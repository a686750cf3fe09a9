using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.CodeFixes;

/// <summary>MG0001: makes a type, and the types around it, <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialTypeFix))]
[Shared]
public sealed class PartialTypeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["MG0001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root is null ? null : MakePartial(document, root, diagnostics.Select(diagnostic => TypeAt(root, diagnostic.Location.SourceSpan)).OfType<TypeDeclarationSyntax>());
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || TypeAt(root, context.Span) is not { } type)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create($"Make '{type.Identifier.Text}' partial", _ => Task.FromResult(MakePartial(context.Document, root, [type])), nameof(PartialTypeFix)),
            context.Diagnostics);
    }

    private static TypeDeclarationSyntax? TypeAt(SyntaxNode root, TextSpan span) => root.FindNode(span).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static Document MakePartial(Document document, SyntaxNode root, IEnumerable<TypeDeclarationSyntax> types)
    {
        var changed = types
            .SelectMany(type => type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Distinct();
        return document.WithSyntaxRoot(root.ReplaceNodes(changed, (_, type) => MakePartial(type)));
    }

    /// <summary>The modifier <c>partial</c> is the last one. What is written above the keyword stays above.</summary>
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        var modifier = SyntaxFactory.Token(type.Keyword.LeadingTrivia, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return (TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(modifier);
    }
}
