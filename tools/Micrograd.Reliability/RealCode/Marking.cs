using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Reliability.RealCode;

/// <summary>Marks every method that has a body and takes real numbers, alone or in something, and makes the types around it partial.</summary>
internal sealed class Marking : CSharpSyntaxRewriter
{
    private int _count;

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => Partial((TypeDeclarationSyntax)base.VisitClassDeclaration(node)!);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => Partial((TypeDeclarationSyntax)base.VisitStructDeclaration(node)!);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => Partial((TypeDeclarationSyntax)base.VisitRecordDeclaration(node)!);

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Partial((TypeDeclarationSyntax)base.VisitInterfaceDeclaration(node)!);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var isMarked = node.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString().Contains("Differentiable", StringComparison.Ordinal));
        if (isMarked || (node.Body is null && node.ExpressionBody is null) || !node.ParameterList.Parameters.Any(TakesReals))
        {
            return node;
        }

        // Overloads need names of their own.
        var mark = SyntaxFactory.ParseMemberDeclaration($"[global::Micrograd.Differentiable(Name = \"{node.Identifier.Text}_{++_count}\")] void M();")!.AttributeLists[0];
        return node.WithoutLeadingTrivia().WithAttributeLists(node.AttributeLists.Insert(0, mark)).WithLeadingTrivia(node.GetLeadingTrivia());
    }

    private static bool TakesReals(ParameterSyntax parameter) =>
        parameter.Type?.DescendantNodesAndSelf().OfType<PredefinedTypeSyntax>().Any(type => type.Keyword.Kind() is SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword) == true;

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword) ? type
        : type.Modifiers.Count == 0 && type.AttributeLists.Count == 0
            ? type.WithoutLeadingTrivia().WithModifiers([PartialKeyword]).WithLeadingTrivia(type.GetLeadingTrivia())
            : type.WithModifiers(type.Modifiers.Add(PartialKeyword));

    private static SyntaxToken PartialKeyword => SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
}
