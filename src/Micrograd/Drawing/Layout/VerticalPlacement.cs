using System.Runtime.InteropServices;

namespace Micrograd.Drawing.Layout;

/// <summary>
/// Heights at which vertices stand: each layer in turn as near as possible (least squares) to where its neighbours would have
/// it, in the order given and without overlap.
/// </summary>
internal static class VerticalPlacement
{
    /// <summary>How many times all layers are gone over.</summary>
    public const int Passes = 24;

    /// <summary>Sets Y of every vertex, beginning with 0 at the top, and says in how many passes.</summary>
    public static int Place(ProperGraph graph)
    {
        foreach (var layer in graph.Layers)
            Stack(graph, layer);

        for (var pass = 0; pass < Passes; pass++)
        {
            // First from the results, then from the operands, at last from both.
            var toLeft = pass % 2 == 0;
            var both = pass >= 8;
            for (var i = 0; i < graph.Layers.Count; i++)
                Settle(graph, graph.Layers[toLeft ? graph.Layers.Count - 1 - i : i], both || !toLeft, both || toLeft);
        }

        var top = graph.Layers.Min(layer => graph.Y[layer[0]] - graph.Separation(layer[0], layer[0]) / 2);
        for (var v = 0; v < graph.Y.Length; v++)
            graph.Y[v] -= top;
        return Passes;
    }

    private static void Stack(ProperGraph graph, List<int> layer)
    {
        var y = 0.0;
        for (var i = 1; i < layer.Count; i++)
            graph.Y[layer[i]] = y += graph.Separation(layer[i - 1], layer[i]);
        foreach (var vertex in layer)
            graph.Y[vertex] -= y / 2;
    }

    private static void Settle(ProperGraph graph, List<int> layer, bool fromLeft, bool fromRight)
    {
        // Without the least separations the heights only have to ascend: an isotonic regression, solved by pooling adjacent violators.
        var blocks = new List<(double Sum, double Weight, int Count)>();
        var offset = 0.0;
        for (var i = 0; i < layer.Count; i++)
        {
            if (i > 0)
                offset += graph.Separation(layer[i - 1], layer[i]);
            var (sum, weight) = Wanted(graph, layer[i], fromLeft, fromRight);
            blocks.Add((sum - offset * weight, weight, 1));
            while (blocks is [.., var before, var last] && before.Sum * last.Weight > last.Sum * before.Weight)
            {
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (before.Sum + last.Sum, before.Weight + last.Weight, before.Count + last.Count);
            }
        }

        var next = 0;
        offset = 0;
        foreach (var (sum, weight, count) in CollectionsMarshal.AsSpan(blocks))
        {
            for (var end = next + count; next < end; next++)
            {
                if (next > 0)
                    offset += graph.Separation(layer[next - 1], layer[next]);
                graph.Y[layer[next]] = sum / weight + offset;
            }
        }
    }

    private static (double Sum, double Weight) Wanted(ProperGraph graph, int vertex, bool fromLeft, bool fromRight)
    {
        // Where it is counts a little: what has no neighbour on that side stays, and nothing jumps to and fro.
        const double Inertia = 0.02;
        var (sum, weight) = (Inertia * graph.Y[vertex], Inertia);
        if (fromLeft)
            Add(graph.Left[vertex]);
        if (fromRight)
            Add(graph.Right[vertex]);
        return (sum, weight);

        void Add(List<int> neighbors)
        {
            foreach (var neighbor in neighbors)
            {
                // Many neighbours together pull no more than one, or fans would bend what they end at.
                var stiffness = graph.Stiffness(vertex, neighbor) / neighbors.Count;
                sum += stiffness * graph.Y[neighbor];
                weight += stiffness;
            }
        }
    }
}
