using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.CodeFixes;

/// <summary>MG0004: adds a method marked <c>[DerivativeOf]</c> beside the method that calls a function of unknown derivative.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DerivativeStubFix))]
[Shared]
public sealed class DerivativeStubFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["MG0004"];

    /// <summary>None: each stub is to be filled in by hand.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call || model is null
            || call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax } caller
            || model.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol function
            || !DerivativeStub.IsPossible(function))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Give the derivative of '{function.ContainingType.Name}.{function.Name}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.InsertNodesAfter(caller, [DerivativeStub.Write(function, model, caller)]))),
                nameof(DerivativeStubFix)),
            context.Diagnostics);
    }
}
