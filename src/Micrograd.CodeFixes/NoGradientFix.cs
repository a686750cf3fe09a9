using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.CodeFixes;

/// <summary>MG0003: marks a struct of which no gradient can be made as a constant, <c>[NoGradient]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoGradientFix))]
[Shared]
public sealed class NoGradientFix : CodeFixProvider
{
    private const string Attribute = "Micrograd.NoGradientAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["MG0003"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null
            || root.FindNode(context.Span).FirstAncestorOrSelf<ParameterSyntax>() is not { Type: { } type } parameter
            || type.Span != context.Span
            || model.GetDeclaredSymbol(parameter, context.CancellationToken) is not { } symbol
            || !IsRemedy(symbol))
        {
            return;
        }

        var name = AttributeNames.At(model, parameter.SpanStart, Attribute);
        context.RegisterCodeFix(
            CodeAction.Create($"Mark '{symbol.Name}' [NoGradient]", _ => Task.FromResult(Mark(context.Document, root, parameter, name)), nameof(NoGradientFix)),
            context.Diagnostics);
    }

    /// <summary>
    /// A struct of a marked method is then carried along whole, and its numbers are read. No attribute helps with arrays, tuples and ref structs, nor with the numbers of
    /// <c>System</c> that have no arithmetic here: <c>decimal</c>, <c>Half</c>, nullable ones.
    /// </summary>
    private static bool IsRemedy(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsTupleType: false, IsRefLikeType: false } type
        && type.ContainingNamespace is not { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true }
        && Has(parameter.ContainingSymbol, "Micrograd.DifferentiableAttribute")
        && !Has(parameter, Attribute);

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(found => found.AttributeClass?.ToDisplayString() == attribute);

    private static Document Mark(Document document, SyntaxNode root, ParameterSyntax parameter, string name)
    {
        var attribute = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName(name))]).WithTrailingTrivia(SyntaxFactory.Space);
        var marked = parameter.WithoutLeadingTrivia();
        marked = marked.WithAttributeLists(marked.AttributeLists.Insert(0, attribute)).WithLeadingTrivia(parameter.GetLeadingTrivia());
        return document.WithSyntaxRoot(root.ReplaceNode(parameter, marked));
    }
}
