using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Where memory is written. Moving a read of <c>m[i]</c> past a write would read another value.</summary>
internal sealed class MemoryWrites
{
    private readonly MemoryRoots _roots;
    private readonly Dictionary<ValueId, List<int>> _positions = [];

    /// <summary>Collects all writes.</summary>
    public MemoryWrites(FunctionShape shape)
    {
        _roots = new MemoryRoots(shape.Function);
        Visit(shape.Body);
    }

    /// <summary>Whether the memory is written strictly between two positions.</summary>
    public bool Between(ValueId memory, int start, int end)
    {
        if (!_positions.TryGetValue(_roots.Of(memory), out var positions))
        {
            return false;
        }

        var index = positions.BinarySearch(start + 1);
        index = index < 0 ? ~index : index;
        return index < positions.Count && positions[index] < end;
    }

    private void Visit(BlockShape block)
    {
        foreach (var instruction in block.Instructions)
        {
            // A helper may write to what it is given.
            var written = instruction.Instruction is Call call ? call.Arguments.Items : instruction.Instruction.Written() is { } memory ? [memory] : [];
            foreach (var root in written.Select(_roots.Of))
            {
                if (!_positions.TryGetValue(root, out var positions))
                {
                    _positions[root] = positions = [];
                }

                positions.Add(instruction.Start);
            }

            foreach (var inner in instruction.Blocks)
            {
                Visit(inner);
            }
        }
    }
}
