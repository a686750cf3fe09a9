using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Finds jumps inside a statement, leaving out the bodies of local functions and lambdas.</summary>
internal static class Jumps
{
    /// <summary>Whether something inside jumps to <paramref name="label"/>.</summary>
    public static bool Contains(IOperation root, ILabelSymbol label) =>
        Walk.Within(root).Any(operation => operation is IBranchOperation branch && SymbolEqualityComparer.Default.Equals(branch.Target, label));

    /// <summary>Whether something inside returns from the method.</summary>
    public static bool ContainReturn(IOperation root) => Walk.Within(root).Any(operation => operation.Kind == OperationKind.Return);
}
