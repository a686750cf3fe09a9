namespace Micrograd.Drawing.Layout;

/// <summary>Orders the vertices of each layer so that few edges cross: by the barycentres of their neighbours, then by exchanging neighbours.</summary>
internal static class CrossingReduction
{
    /// <summary>How many times all layers are gone over, at most.</summary>
    public const int MaximumPasses = 24;

    // Exchanges look at every pair of edges of two vertices; beyond so many edges they would cost more than they bring.
    private const int MaximumEdgesForExchange = 6_000;

    /// <summary>Orders the layers and says in how many passes.</summary>
    public static int Reduce(ProperGraph graph)
    {
        var position = new int[graph.Layer.Count];
        var edges = 0;
        for (var layer = 0; layer < graph.Layers.Count; layer++)
        {
            Number(graph.Layers[layer], position);
            edges += graph.Layers[layer].Sum(vertex => graph.Right[vertex].Count);
        }

        var exchange = edges <= MaximumEdgesForExchange;
        var best = Crossings(graph, position);
        var bestOrder = Copy(graph.Layers);
        var (passes, inVain) = (0, 0);
        while (best > 0 && passes < MaximumPasses && inVain < 6)
        {
            Sweep(graph, position, toLeft: passes % 2 == 0);
            if (exchange)
                Exchange(graph, position);
            passes++;
            inVain++;
            var crossings = Crossings(graph, position);
            if (crossings >= best)
                continue;
            (best, bestOrder, inVain) = (crossings, Copy(graph.Layers), 0);
        }

        for (var layer = 0; layer < graph.Layers.Count; layer++)
            graph.Layers[layer] = bestOrder[layer];
        return passes;
    }

    /// <summary>How many pairs of edges cross.</summary>
    public static long Crossings(ProperGraph graph, int[] position)
    {
        var total = 0L;
        for (var layer = 0; layer + 1 < graph.Layers.Count; layer++)
        {
            // Edges by their left end; one crosses every earlier one that ends below it.
            var ended = new FenwickTree(graph.Layers[layer + 1].Count);
            var count = 0;
            foreach (var vertex in graph.Layers[layer])
            {
                foreach (var neighbor in graph.Right[vertex])
                    total += count - ended.CountUpTo(position[neighbor]);
                foreach (var neighbor in graph.Right[vertex])
                    ended.Add(position[neighbor]);
                count += graph.Right[vertex].Count;
            }
        }

        return total;
    }

    private static void Sweep(ProperGraph graph, int[] position, bool toLeft)
    {
        var neighbors = toLeft ? graph.Right : graph.Left;
        for (var i = 0; i < graph.Layers.Count; i++)
        {
            var layer = graph.Layers[toLeft ? graph.Layers.Count - 1 - i : i];
            var keyed = layer.ConvertAll(vertex => (Barycenter(neighbors[vertex], position, position[vertex]), position[vertex], vertex));
            keyed.Sort();
            for (var k = 0; k < layer.Count; k++)
                layer[k] = keyed[k].vertex;
            Number(layer, position);
        }
    }

    private static double Barycenter(List<int> neighbors, int[] position, double otherwise)
    {
        if (neighbors.Count == 0)
            return otherwise;
        var sum = 0.0;
        foreach (var neighbor in neighbors)
            sum += position[neighbor];
        return sum / neighbors.Count;
    }

    private static void Exchange(ProperGraph graph, int[] position)
    {
        foreach (var layer in graph.Layers)
        {
            for (var i = 0; i + 1 < layer.Count; i++)
            {
                var (upper, lower) = (layer[i], layer[i + 1]);
                var gain = Gain(graph.Left[upper], graph.Left[lower], position) + Gain(graph.Right[upper], graph.Right[lower], position);
                if (gain <= 0)
                    continue;
                (layer[i], layer[i + 1]) = (lower, upper);
                (position[upper], position[lower]) = (i + 1, i);
            }
        }
    }

    // How many crossings fewer there are once upper and lower have changed places.
    private static int Gain(List<int> upper, List<int> lower, int[] position)
    {
        var gain = 0;
        foreach (var a in upper)
        {
            foreach (var b in lower)
                gain += Math.Sign(position[a] - position[b]);
        }

        return gain;
    }

    private static void Number(List<int> layer, int[] position)
    {
        for (var i = 0; i < layer.Count; i++)
            position[layer[i]] = i;
    }

    private static List<List<int>> Copy(List<List<int>> layers) => layers.ConvertAll(layer => new List<int>(layer));
}
