using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Generators.Tests.Mutations;

/// <summary>Makes small changes to a program, such as one makes while typing, or such as a tool might not expect.</summary>
/// <param name="seed">Which ones.</param>
internal sealed class Mutator(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A program with one to three changes; always the same for one seed.</summary>
    public string Mutate(string source)
    {
        for (var changes = _random.Next(10) switch { < 6 => 1, < 9 => 2, _ => 3 }; changes > 0; changes--)
        {
            var root = Compilations.Parse(source).GetCompilationUnitRoot();
            SyntaxNode[] nodes = [.. root.DescendantNodes().Where(node => node is not (UsingDirectiveSyntax or NamespaceDeclarationSyntax) && node.Span.Length > 0)];
            if (nodes.Length > 0 && Change(root, nodes) is { } change)
            {
                source = source[..change.Span.Start] + change.NewText + source[change.Span.End..];
            }
        }

        return source;
    }

    private TextChange? Change(SyntaxNode root, SyntaxNode[] nodes) => _random.Next(20) switch
    {
        < 6 => Pick(nodes.OfType<ExpressionSyntax>()) is { } expression ? Replaced(expression, Replacements.Expressions, nodes) : null,
        < 10 => Pick(Statements(nodes)) is { } statement ? Replaced(statement, Replacements.Statements, nodes) : null,
        10 => Pick(nodes.OfType<BlockSyntax>().Where(block => block.Statements.Count > 1)) is { } block ? Swapped(block) : null,
        11 or 12 => Pick(nodes.Where(node => node is BinaryExpressionSyntax or AssignmentExpressionSyntax)) is { } operation ? new TextChange(Operator(operation).Span, Pick(Replacements.Operators)!) : null,
        13 => Pick(nodes.OfType<TypeSyntax>().Where(type => type.Parent is VariableDeclarationSyntax or ParameterSyntax or MethodDeclarationSyntax or CastExpressionSyntax or ArrayTypeSyntax or TypeArgumentListSyntax)) is { } type ? new TextChange(type.Span, Pick(Replacements.Types)!) : null,
        14 or 15 => Pick(nodes.OfType<IdentifierNameSyntax>()) is { } name ? new TextChange(name.Span, Name(nodes)) : null,
        16 => Pick(root.DescendantTokens().Where(token => token.Span.Length > 0)) is { Span.Length: > 0 } token ? new TextChange(token.Span, _random.Next(4) == 0 ? $"{token} {token}" : " ") : null,
        17 => Pick(nodes.OfType<ParameterSyntax>()) is { } parameter ? new TextChange(_random.Next(4) == 0 ? parameter.Span : new TextSpan(parameter.SpanStart, 0), Pick(Replacements.ParameterModifiers)!) : null,
        18 => Pick(nodes.OfType<MemberDeclarationSyntax>()) is { } member ? Modified(member) : null,
        _ => Moved(nodes),
    };

    /// <summary>A statement or expression in the place of another.</summary>
    private TextChange? Moved(SyntaxNode[] nodes)
    {
        if (_random.Next(2) == 0)
        {
            return Pick(Statements(nodes)) is { } statement ? new TextChange(statement.Span, Pick(Statements(nodes))!.ToString()) : null;
        }

        return Pick(nodes.OfType<ExpressionSyntax>()) is { } expression ? new TextChange(expression.Span, Pick(nodes.OfType<ExpressionSyntax>())!.ToString()) : null;
    }

    private TextChange Replaced(SyntaxNode node, IReadOnlyList<string> replacements, SyntaxNode[] nodes)
    {
        var text = Pick(replacements)!;
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0 && !text.Contains("#if", StringComparison.Ordinal) && !text.Contains("#pragma", StringComparison.Ordinal); at = text.IndexOf('#', StringComparison.Ordinal))
        {
            text = text[..at] + Name(nodes) + text[(at + 1)..];
        }

        // "$\"" begins an interpolated string.
        return new TextChange(node.Span, text.Replace("$\"", "\u0001").Replace("$", node.ToString()).Replace("\u0001", "$\""));
    }

    private TextChange Swapped(BlockSyntax block)
    {
        var first = _random.Next(block.Statements.Count - 1);
        var (a, b) = (block.Statements[first], block.Statements[first + 1]);
        return new TextChange(TextSpan.FromBounds(a.SpanStart, b.Span.End), $"{b}\n{a}");
    }

    private TextChange Modified(MemberDeclarationSyntax member)
    {
        var modifier = Pick(Replacements.Modifiers)!;
        return _random.Next(3) == 0 && member.AttributeLists.Count > 0 && modifier.StartsWith('[') ? new TextChange(member.AttributeLists[0].Span, modifier)
            : member.Modifiers.Count > 0 && _random.Next(2) == 0 ? new TextChange(Pick(member.Modifiers).Span, modifier + " ")
            : new TextChange(new TextSpan(member.AttributeLists.Count > 0 && !modifier.StartsWith('[') ? member.AttributeLists.Last().Span.End : member.SpanStart, 0), $" {modifier} ");
    }

    /// <summary>A name that stands in the program: mostly one of its variables.</summary>
    private string Name(SyntaxNode[] nodes) => Pick(nodes.SelectMany(node => node switch
    {
        VariableDeclaratorSyntax variable => [variable.Identifier.Text, variable.Identifier.Text],
        ParameterSyntax parameter => [parameter.Identifier.Text, parameter.Identifier.Text],
        MethodDeclarationSyntax method => [method.Identifier.Text],
        _ => Array.Empty<string>(),
    })) ?? "x";

    private static IEnumerable<StatementSyntax> Statements(SyntaxNode[] nodes) => nodes.OfType<StatementSyntax>().Where(statement => statement.Parent is not MemberDeclarationSyntax);

    private static SyntaxToken Operator(SyntaxNode operation) => operation is BinaryExpressionSyntax binary ? binary.OperatorToken : ((AssignmentExpressionSyntax)operation).OperatorToken;

    private T? Pick<T>(IEnumerable<T> choices)
    {
        var list = choices.ToList();
        return list.Count == 0 ? default : list[_random.Next(list.Count)];
    }
}
