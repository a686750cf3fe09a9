using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Finds the locals and parameters that a statement may assign: what a loop has to carry from one iteration to the next.</summary>
internal static class AssignedVariables
{
    /// <summary>In order of first assignment; those declared inside are included.</summary>
    public static IReadOnlyList<ISymbol> In(IOperation root)
    {
        var found = new List<ISymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in Walk.Within(root))
        {
            foreach (var symbol in AssignedBy(operation))
            {
                if (seen.Add(symbol))
                {
                    found.Add(symbol);
                }
            }
        }

        return found;
    }

    /// <summary>Where a variable is first assigned inside <paramref name="root"/>.</summary>
    public static Location? LocationOf(ISymbol variable, IOperation root) =>
        Walk.Within(root).FirstOrDefault(operation => AssignedBy(operation).Contains(variable, SymbolEqualityComparer.Default))?.Syntax.GetLocation();

    private static IEnumerable<ISymbol> AssignedBy(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => Targets(assignment.Target),
        IIncrementOrDecrementOperation increment => Targets(increment.Target),
        IDeclarationPatternOperation { DeclaredSymbol: { } symbol } => [symbol],
        IVariableDeclaratorOperation declarator => [declarator.Symbol],
        _ => [],
    };

    private static IEnumerable<ISymbol> Targets(IOperation target) => target switch
    {
        ILocalReferenceOperation local => [local.Local],
        IParameterReferenceOperation parameter => [parameter.Parameter],
        IDeclarationExpressionOperation declaration => Targets(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        _ => [],
    };
}
