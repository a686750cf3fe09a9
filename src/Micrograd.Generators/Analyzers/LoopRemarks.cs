using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Analyzers;

/// <summary>What loops save so that the derivative can run them backwards.</summary>
internal static class LoopRemarks
{
    /// <summary>Remarks on a derived module.</summary>
    public static IEnumerable<Diagnostic> On(Module derived, SourceMap sources)
    {
        foreach (var saved in SavedPerIteration.In(derived))
        {
            if (sources.Find(saved.Function, saved.Loop) is { } loop)
            {
                yield return Diagnostic.Create(Descriptors.LoopSaves, KeywordOf(loop), Amount(saved));
            }
        }
    }

    /// <summary>How much is saved, in words.</summary>
    public static string Amount(SavedPerIteration saved)
    {
        var parts = saved.Copies.Items.Select(copy => $"a copy of '{copy}'").ToList();
        if (saved.Bytes > 0)
        {
            parts.Insert(0, $"{saved.Bytes} byte{(saved.Bytes == 1 ? "" : "s")}");
        }

        return string.Join(" and ", parts);
    }

    /// <summary>The word that a loop begins with.</summary>
    public static Location KeywordOf(SyntaxNode loop) => loop switch
    {
        ForStatementSyntax counted => counted.ForKeyword.GetLocation(),
        ForEachStatementSyntax each => each.ForEachKeyword.GetLocation(),
        WhileStatementSyntax conditional => conditional.WhileKeyword.GetLocation(),
        DoStatementSyntax conditional => conditional.DoKeyword.GetLocation(),
        _ => loop.GetLocation(),
    };
}
