namespace Micrograd.Drawing.Layout;

/// <summary>
/// A graph in layers whose edges join neighbouring layers only: one that spans more goes through dummy vertices. Edges from one
/// vertex share their dummies, so that they run together as far as they can.
/// </summary>
internal sealed class ProperGraph
{
    // Edges are led around vertices while there are at most so many parts in all; the longest beyond that run straight, below the boxes.
    private const int MaximumSegments = 40_000;

    private readonly int _vertexCount;
    private readonly List<double> _heights = [];

    public ProperGraph(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        _vertexCount = sizes.Count;
        Layer.AddRange(LayersByDistance(sizes.Count, edges));
        for (var v = 0; v < _vertexCount; v++)
            AddVertex(sizes[v].Height);

        var longest = LongestRouted(edges);
        var dummies = new Dictionary<(int, int), int>();
        Routes = new int[edges.Count][];
        for (var e = 0; e < edges.Count; e++)
            Routes[e] = Routed(edges[e].From, edges[e].To, longest, dummies);

        for (var layer = Layer.Max(); layer >= 0; layer--)
            Layers.Add([]);
        FillLayers();
        Y = new double[_heights.Count];
    }

    /// <summary>The layer of each vertex, 0 being the leftmost.</summary>
    public List<int> Layer { get; } = [];

    /// <summary>The vertices of each layer from top to bottom.</summary>
    public List<List<int>> Layers { get; } = [];

    /// <summary>What each vertex has an edge from, in the layer to the left.</summary>
    public List<List<int>> Left { get; } = [];

    /// <summary>What each vertex has an edge to, in the layer to the right.</summary>
    public List<List<int>> Right { get; } = [];

    /// <summary>The vertices each edge goes through, first and last its ends.</summary>
    public int[][] Routes { get; }

    /// <summary>The middle of each vertex.</summary>
    public double[] Y { get; }

    /// <summary>Whether a vertex only leads an edge through its layer.</summary>
    public bool IsDummy(int vertex) => vertex >= _vertexCount;

    /// <summary>How far apart the middles of two vertices are at least, one directly below the other.</summary>
    public double Separation(int upper, int lower)
    {
        var gap = IsDummy(upper) && IsDummy(lower) ? 9 : IsDummy(upper) || IsDummy(lower) ? 11 : 16;
        return (_heights[upper] + _heights[lower]) / 2 + gap;
    }

    /// <summary>How much an edge shall be straight: long ones most of all, then those from an operation to its result.</summary>
    public double Stiffness(int vertex, int neighbor)
    {
        if (IsDummy(vertex) || IsDummy(neighbor))
            return IsDummy(vertex) && IsDummy(neighbor) ? 8 : 2;
        var (left, right) = Layer[vertex] < Layer[neighbor] ? (vertex, neighbor) : (neighbor, vertex);
        return Right[left].Count == 1 && Left[right].Count == 1 ? 6 : 1;
    }

    // By the longest way to the result, so that each vertex stands directly before the first that uses it.
    private static int[] LayersByDistance(int count, IReadOnlyList<(int From, int To)> edges)
    {
        var incoming = edges.ToLookup(edge => edge.To, edge => edge.From);
        var distance = new int[count];
        for (var v = count - 1; v >= 0; v--)
        {
            foreach (var from in incoming[v])
                distance[from] = Math.Max(distance[from], distance[v] + 1);
        }

        var farthest = distance.Max();
        return [.. distance.Select(steps => farthest - steps)];
    }

    private int LongestRouted(IReadOnlyList<(int From, int To)> edges)
    {
        var lengths = edges.Select(edge => Layer[edge.To] - Layer[edge.From]).Order();
        var (total, longest) = (0, 1);
        foreach (var length in lengths)
        {
            total += length;
            if (total > MaximumSegments)
                break;
            longest = length;
        }

        return longest;
    }

    private int[] Routed(int from, int to, int longest, Dictionary<(int, int), int> dummies)
    {
        var length = Layer[to] - Layer[from];
        if (length > longest)
            return [from, to];

        var route = new int[length + 1];
        (route[0], route[^1]) = (from, to);
        for (var i = 1; i < length; i++)
        {
            if (!dummies.TryGetValue((from, i), out var dummy))
            {
                dummies.Add((from, i), dummy = _heights.Count);
                AddVertex(0);
                Layer.Add(Layer[from] + i);
            }

            route[i] = dummy;
        }

        for (var i = 0; i < length; i++)
        {
            if (Right[route[i]].Contains(route[i + 1]))
                continue;
            Right[route[i]].Add(route[i + 1]);
            Left[route[i + 1]].Add(route[i]);
        }

        return route;
    }

    private void AddVertex(double height)
    {
        _heights.Add(height);
        Left.Add([]);
        Right.Add([]);
    }

    // The first order is that of a walk from the result through the operands: a tree has no crossings then.
    private void FillLayers()
    {
        var seen = new bool[_heights.Count];
        var stack = new Stack<int>();
        for (var root = _vertexCount - 1; root >= 0; root--)
        {
            stack.Push(root);
            while (stack.TryPop(out var vertex))
            {
                if (seen[vertex])
                    continue;
                seen[vertex] = true;
                Layers[Layer[vertex]].Add(vertex);
                for (var i = Left[vertex].Count - 1; i >= 0; i--)
                    stack.Push(Left[vertex][i]);
            }
        }
    }
}
