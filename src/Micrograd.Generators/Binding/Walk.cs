using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micrograd.Generators.Binding;

/// <summary>Walks operations in source order, without recursion: expressions of thousands of terms nest that deep.</summary>
internal static class Walk
{
    /// <summary><paramref name="root"/> and everything inside it, except the bodies of local functions and lambdas.</summary>
    public static IEnumerable<IOperation> Within(IOperation root)
    {
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            yield return operation;
            foreach (var child in operation.ChildOperations.Reverse())
            {
                if (child is not (ILocalFunctionOperation or IAnonymousFunctionOperation))
                {
                    pending.Push(child);
                }
            }
        }
    }
}
