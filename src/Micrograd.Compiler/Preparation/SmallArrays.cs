using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Preparation;

/// <summary>The local arrays of a function that are short, of known length, and only ever accessed element by element.</summary>
internal sealed class SmallArrays
{
    private const int MostElements = 16;

    private readonly Dictionary<ValueId, int> _lengths = [];
    private readonly Dictionary<ValueId, long> _integers;
    private readonly Function _function;

    private SmallArrays(Function function) => (_function, _integers) = (function, function.Integers());

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _lengths.Count == 0;

    /// <summary>Finds them.</summary>
    public static SmallArrays Of(Function function)
    {
        var arrays = new SmallArrays(function);
        foreach (var allocate in function.Body.Descendants().OfType<Allocate>())
        {
            if (allocate.Lengths.Count == 1
                && function.TypeOf(allocate.Result) is MemoryType { Element.Kind: not ScalarKind.Opaque }
                && arrays._integers.TryGetValue(allocate.Lengths[0], out var length)
                && length is > 0 and <= MostElements)
            {
                arrays._lengths[allocate.Result] = (int)length;
            }
        }

        if (!arrays.IsEmpty)
        {
            arrays.Exclude(function.Body);
        }

        return arrays;
    }

    /// <summary>Whether it is one of them.</summary>
    public bool Contains(ValueId array) => _lengths.ContainsKey(array);

    /// <summary>How many elements it has.</summary>
    public int LengthOf(ValueId array) => _lengths[array];

    /// <summary>Those all of whose elements are at constant places that exist.</summary>
    public SmallArrays WhereIndicesAreConstant()
    {
        foreach (var (memory, indices) in _function.Body.Descendants().Select(Access).OfType<(ValueId Memory, EquatableArray<ValueId> Indices)>())
        {
            if (_lengths.TryGetValue(memory, out var length) && !(IndexOf(indices) < length))
            {
                _lengths.Remove(memory);
            }
        }

        return this;
    }

    /// <summary>The place of an access; null if it is not constant, or negative.</summary>
    public int? IndexOf(EquatableArray<ValueId> indices) =>
        indices.Count == 1 && _integers.TryGetValue(indices[0], out var index) && index >= 0 ? (int)index : null;

    /// <summary>The memory and the indices of a read or write of one element; null for anything else.</summary>
    public static (ValueId Memory, EquatableArray<ValueId> Indices)? Access(Instruction instruction) => instruction switch
    {
        Load load => (load.Memory, load.Indices),
        Store store => (store.Memory, store.Indices),
        _ => null,
    };

    // Handed on, copied or taken apart, an array must be one.
    private void Exclude(Block block)
    {
        foreach (var instruction in block.Instructions)
        {
            var whole = instruction switch
            {
                Load or Clear or Length => [],
                Store store => [store.Value],
                _ => instruction.Operands(),
            };
            foreach (var value in whole)
            {
                _lengths.Remove(value);
            }

            foreach (var inner in instruction.Blocks)
            {
                Exclude(inner);
            }
        }

        foreach (var value in block.End.Operands())
        {
            _lengths.Remove(value);
        }
    }
}
