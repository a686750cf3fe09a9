using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Memory that is never read, and each element of which is written once at most: the adjoint of an element is that of what was written, and of nothing before.</summary>
internal sealed class SingleAssignment
{
    private readonly Dictionary<ValueId, HashSet<object>> _written = [];
    private readonly HashSet<ValueId> _others = [];
    private readonly Dictionary<ValueId, long> _integers;
    private readonly MemoryRoots _roots;

    /// <summary>Looks through a function.</summary>
    public SingleAssignment(Function function)
    {
        _roots = new MemoryRoots(function);
        _integers = function.Integers();

        Visit(function.Body, [], isRepeated: false);
        foreach (var (memory, places) in _written.Select(entry => (entry.Key, entry.Value)))
        {
            // A counter and a number may be equal.
            if (places.Count > 1 && places.Any(place => place is ValueId))
            {
                _others.Add(memory);
            }
        }
    }

    /// <summary>Whether the memory, a root, is such.</summary>
    public bool Holds(ValueId memory) => _written.ContainsKey(memory) && !_others.Contains(memory);

    private void Visit(Block block, HashSet<ValueId> counters, bool isRepeated)
    {
        foreach (var instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Store { Indices.Count: 1 } store when _roots.Of(store.Memory) == store.Memory && PlaceOf(store.Indices[0], counters, isRepeated) is { } place:
                    if (!_written.TryGetValue(store.Memory, out var places))
                    {
                        _written[store.Memory] = places = [];
                    }

                    if (!places.Add(place))
                    {
                        _others.Add(store.Memory);
                    }

                    break;
                case Length:
                    break;
                default:
                    _others.UnionWith(instruction.Operands().Select(_roots.Of));
                    break;
            }

            foreach (var inner in instruction.Blocks)
            {
                // In a loop in a loop, a counter takes its values again.
                Visit(inner, instruction is For { Counter: var counter } && !isRepeated ? [counter] : instruction is If ? counters : [], isRepeated || instruction is For or While);
            }
        }

        _others.UnionWith(block.End.Operands().Select(_roots.Of));
    }

    private object? PlaceOf(ValueId index, HashSet<ValueId> counters, bool isRepeated) =>
        counters.Contains(index) ? index : !isRepeated && _integers.TryGetValue(index, out var place) ? place : null;
}
