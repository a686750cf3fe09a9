using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Keeps loads, pops, calls and external text in their order when they move into expressions.</summary>
/// <remarks>Works from the end of a block to its start. An ordered instruction may join an expression if all ordered instructions between it and that
/// expression have joined it too, and it stands to the left of them, because C# evaluates from left to right.</remarks>
internal sealed class EvaluationOrder(Folding folding)
{
    // A bound on the walk through deep expressions; what is deeper gets a variable.
    private const int DeepestPath = 256;
    private readonly Dictionary<int, int> _orderedBefore = [];
    private readonly Dictionary<int, (int First, Dictionary<object, int> Slots)> _joined = [];

    /// <summary>Starts on a block.</summary>
    public void Enter(BlockShape block)
    {
        var count = 0;
        foreach (var instruction in block.Instructions)
        {
            _orderedBefore[instruction.Start] = count;
            count += instruction.IsOrdered ? 1 : 0;
        }

        _orderedBefore[block.End] = count;
    }

    /// <summary>Joins <paramref name="instruction"/> to the expression evaluated at <paramref name="root"/> if its order is kept.</summary>
    /// <param name="instruction">An ordered instruction of the block entered last.</param>
    /// <param name="use">The only use of its result.</param>
    /// <param name="root">Where the expression is evaluated, in the same block.</param>
    public bool TryKeep(InstructionShape instruction, ValueUse use, int root)
    {
        var index = _orderedBefore[instruction.Start];
        var known = _joined.TryGetValue(root, out var joined);
        if (index != (known ? joined.First : _orderedBefore[root]) - 1
            || PathToRoot(use) is not { } path
            || IsReordered(path[path.Count - 1])
            || (known && !IsLeft(path, joined.Slots)))
        {
            return false;
        }

        var slots = path.ToDictionary(NodeOf, step => step.Slot);
        slots[instruction] = int.MaxValue;
        _joined[root] = (index, slots);
        return true;
    }

    private List<ValueUse>? PathToRoot(ValueUse use)
    {
        var path = new List<ValueUse>();
        while (path.Count < DeepestPath)
        {
            path.Add(use);
            if (use.Instruction?.Instruction.Results is not { Count: 1 } results || !folding.IsFolded(results[0]))
            {
                return path;
            }

            use = folding.OnlyUse(results[0]);
        }

        return null;
    }

    private static bool IsLeft(List<ValueUse> path, Dictionary<object, int> other)
    {
        foreach (var step in path)
        {
            if (other.TryGetValue(NodeOf(step), out var slot))
            {
                return step.Slot < slot;
            }
        }

        return false;
    }

    private static object NodeOf(ValueUse use) => (object?)use.Instruction ?? use.Block;

    // Values that a loop starts with, or that a block hands on, are assigned in the order that suits their variables.
    private static bool IsReordered(ValueUse root) => root.Instruction switch
    {
        null => root.Block.Returned is null && root.Block.Block.End is Yield { Values.Count: > 1 },
        { Instruction: For { Initial.Count: > 1 } or While { Initial.Count: > 1 } } => true,
        _ => false,
    };
}
