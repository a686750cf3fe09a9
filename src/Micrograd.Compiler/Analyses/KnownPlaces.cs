using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Array parameters that a function only reads, and only at places that are known when it is compiled and exist whenever it returns: their elements are like scalar parameters.</summary>
public sealed class KnownPlaces
{
    private const int MostElements = 64;

    private readonly Dictionary<ValueId, long> _integers;
    private readonly Dictionary<ValueId, (ValueId Root, long Start)> _views = [];
    private readonly Dictionary<ValueId, HashSet<(long Index, long Leaf)>> _places = [];

    /// <summary>Looks through a function.</summary>
    public KnownPlaces(Function function)
    {
        _integers = function.Integers();

        foreach (var parameter in function.Parameters.Items.Where(parameter => function.TypeOf(parameter) is MemoryType { Rank: 1, HoldsReals: true } and not ArrayType { Form: ArrayForm.Jagged }))
        {
            _views[parameter] = (parameter, 0);
            _places[parameter] = [];
        }

        Visit(function.Body);
        foreach (var (root, places) in _places.Select(entry => (entry.Key, entry.Value)).ToList())
        {
            var last = function.Body.Instructions.Items.OfType<Load>().Select(Of).Where(place => place?.Root == root).Max(place => place?.Index);
            if (places.Count > MostElements || !places.All(place => place.Index <= last))
            {
                _places.Remove(root);
            }
        }
    }

    /// <summary>The place that a load reads, if it is one of such a parameter.</summary>
    public (ValueId Root, long Index, long Leaf)? Of(Load load) =>
        _views.TryGetValue(load.Memory, out var view) && _places.ContainsKey(view.Root) && Place(load, view.Start) is { } place ? (view.Root, place.Index, place.Leaf) : null;

    /// <summary>How many elements such a parameter must have; null for any other.</summary>
    public int? LengthOf(ValueId parameter) => _places.TryGetValue(parameter, out var places) ? (int)places.Select(place => place.Index + 1).DefaultIfEmpty().Max() : null;

    private void Visit(Block block)
    {
        foreach (var instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Load load when _views.TryGetValue(load.Memory, out var view) && Place(load, view.Start) is { } place && _places.TryGetValue(view.Root, out var places):
                    places.Add(place);
                    break;
                case Length:
                    break;
                case Slice slice when _views.TryGetValue(slice.Source, out var view) && StartOf(slice) is >= 0 and var start:
                    _views[slice.Result] = (view.Root, view.Start + start);
                    break;
                default:
                    Exclude(instruction.Operands());
                    break;
            }

            foreach (var inner in instruction.Blocks)
            {
                Visit(inner);
            }
        }

        Exclude(block.End.Operands());
    }

    private long? StartOf(Slice slice) => slice.Start is not { } start ? 0 : _integers.TryGetValue(start, out var known) ? known : null;

    private (long Index, long Leaf)? Place(Load load, long start) =>
        _integers.TryGetValue(load.Indices[0], out var index) && index >= 0
            ? load.Indices.Count == 1 ? (start + index, 0) : _integers.TryGetValue(load.Indices[1], out var leaf) ? (start + index, leaf) : null
            : null;

    private void Exclude(IEnumerable<ValueId> used)
    {
        foreach (var value in used)
        {
            if (_views.TryGetValue(value, out var view))
            {
                _places.Remove(view.Root);
            }
        }
    }
}
