using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Binding;

/// <summary>How deep statements nest. Asked before Roslyn makes operations of them, which takes a stack frame or more for each level and no care.</summary>
internal static class NestingDepth
{
    /// <summary>Deeper code is refused: what <see cref="DeepStack"/> has is enough for this, in every pass.</summary>
    public const int Maximum = 2000;

    /// <summary>Whether a declaration's statements nest deeper than <see cref="Maximum"/>.</summary>
    public static bool IsTooDeep(SyntaxNode declaration)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(declaration, 0)]);
        while (open.Count > 0)
        {
            var (node, depth) = open.Pop();
            if (depth > Maximum)
            {
                return true;
            }

            foreach (var child in node.ChildNodes())
            {
                if (child is StatementSyntax or ElseClauseSyntax or ArrowExpressionClauseSyntax or SwitchSectionSyntax)
                {
                    open.Push((child, child is StatementSyntax ? depth + 1 : depth));
                }
            }
        }

        return false;
    }
}
