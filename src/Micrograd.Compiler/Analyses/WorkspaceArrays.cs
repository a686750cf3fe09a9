using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>The arrays that a derived function makes for itself: local arrays of the source, and shadows.</summary>
public static class WorkspaceArrays
{
    /// <summary>Where they are made. What the function returns is not among them, nor what loops save.</summary>
    public static IEnumerable<Instruction> In(Function function)
    {
        HashSet<ValueId> returned = function.Body.End is Yield end ? [.. end.Values.Items] : [];
        return function.Body.Descendants().Where(instruction =>
            instruction is Duplicate
            || (instruction is Allocate made && !returned.Contains(made.Result))
            || (instruction is Reserve reserve && !SavedPerIteration.IsForSaving(function, reserve)));
    }
}
