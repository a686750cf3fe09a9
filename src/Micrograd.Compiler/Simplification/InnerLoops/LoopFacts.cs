using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Differentiation;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Simplification.InnerLoops;

/// <summary>What is known of a function whose loops are rewritten.</summary>
/// <param name="function">The function.</param>
internal sealed class LoopFacts(Function function)
{
    private readonly HashSet<ValueId> _given = [.. function.Parameters];

    /// <summary>Which memory a handle belongs to.</summary>
    public MemoryRoots Roots { get; } = new(function);

    /// <summary>Which indices and lengths are equal.</summary>
    public ValueNumbers Numbers { get; } = new(function);

    /// <summary>What defines a value.</summary>
    public Definitions Definitions { get; } = new(function.Body);

    /// <summary>Whether the memory is the user's: a loop that fails leaves in it what F leaves in it.</summary>
    public bool IsOfUser(ValueId memory) =>
        Roots.Of(memory) is var root && _given.Contains(root) && function.Values[root.Index].Role == ValueRole.Primal;
}
