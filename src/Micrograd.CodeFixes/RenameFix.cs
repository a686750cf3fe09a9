using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Rename;

namespace Micrograd.CodeFixes;

/// <summary>MG0006: renames the member whose name is needed for a derivative, or the parameter whose derivative would have the name of another one, wherever it is used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameFix))]
[Shared]
public sealed class RenameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["MG0006"];

    /// <summary>None: a rename may solve several conflicts.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var solution = context.Document.Project.Solution;
        var here = await SymbolAt(solution, diagnostic.Location, context.CancellationToken).ConfigureAwait(false);
        var other = diagnostic.AdditionalLocations.Count > 0 ? await SymbolAt(solution, diagnostic.AdditionalLocations[0], context.CancellationToken).ConfigureAwait(false) : null;

        // Of two parameters the second is renamed; two marked methods want a Name.
        var symbol = here is IParameterSymbol ? here : other;
        if (symbol is null or INamespaceSymbol || IsMarked(symbol) || await FreeName(solution, symbol, context.CancellationToken).ConfigureAwait(false) is not { } name)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Rename '{symbol.Name}' to '{name}'",
                cancellation => Renamer.RenameSymbolAsync(solution, symbol, default(SymbolRenameOptions), name, cancellation),
                nameof(RenameFix)),
            diagnostic);
    }

    private static async Task<ISymbol?> SymbolAt(Solution solution, Location location, CancellationToken cancellation)
    {
        if (solution.GetDocument(location.SourceTree) is not { } document
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        return root.FindToken(location.SourceSpan.Start).Parent is { } declaration ? model.GetDeclaredSymbol(declaration, cancellation) : null;
    }

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "Micrograd.DifferentiableAttribute");

    /// <summary>The name with a number that no file of the symbol's type uses, in upper or lower case: derivatives are named after parameters in PascalCase.</summary>
    private static async Task<string?> FreeName(Solution solution, ISymbol symbol, CancellationToken cancellation)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in (symbol.ContainingType ?? symbol).DeclaringSyntaxReferences)
        {
            if (solution.GetDocument(reference.SyntaxTree) is { } document && await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root)
            {
                used.UnionWith(root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
            }
        }

        return Enumerable.Range(2, used.Count + 1).Select(number => symbol.Name + number).FirstOrDefault(name => !used.Contains(name));
    }
}
