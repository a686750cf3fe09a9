namespace Micrograd.Drawing.Layout;

/// <summary>Where everything is in a layered drawing whose edges point to the right; the origin is the upper left corner.</summary>
/// <param name="Centers">The centre of each vertex.</param>
/// <param name="Routes">The points each edge goes through. Between points 0 and 1, 2 and 3, … it is level; between the others it bends.</param>
/// <param name="Width">The width of the drawing.</param>
/// <param name="Height">The height of the drawing.</param>
/// <param name="Passes">How many times the layout went over all layers: what it costs, independent of the machine.</param>
internal sealed record GraphLayout(Point[] Centers, Point[][] Routes, double Width, double Height, int Passes)
{
    private const double SmallestGap = 30;
    private const double GreatestGap = 170;

    /// <summary>Lays out a graph by layers, in the manner of Sugiyama, Tagawa and Toda (1981).</summary>
    /// <param name="sizes">Width and height of each vertex; edges go from lower to higher indices.</param>
    /// <param name="edges">The edges.</param>
    public static GraphLayout Of(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        var graph = new ProperGraph(sizes, edges);
        var passes = CrossingReduction.Reduce(graph);
        passes += VerticalPlacement.Place(graph);

        var (left, right) = Columns(graph, sizes);
        var centers = new Point[sizes.Count];
        for (var v = 0; v < centers.Length; v++)
            centers[v] = new((left[graph.Layer[v]] + right[graph.Layer[v]]) / 2, graph.Y[v]);

        var ports = new PortOffsets(edges);
        var routes = new Point[edges.Count][];
        for (var e = 0; e < routes.Length; e++)
            routes[e] = Route(graph.Routes[e], ports.Of(e));

        var height = 0.0;
        for (var v = 0; v < sizes.Count; v++)
            height = Math.Max(height, graph.Y[v] + sizes[v].Height / 2);
        return new(centers, routes, right[^1], height, passes);

        Point[] Route(int[] vertices, double offset)
        {
            var points = new Point[2 * vertices.Length];
            var (from, to) = (vertices[0], vertices[^1]);
            points[0] = new(centers[from].X + sizes[from].Width / 2, centers[from].Y + offset);
            points[^1] = new(centers[to].X - sizes[to].Width / 2, centers[to].Y + offset);
            for (var i = 0; i < vertices.Length; i++)
            {
                var (vertex, layer) = (vertices[i], graph.Layer[vertices[i]]);
                if (i > 0)
                    points[2 * i] = new(left[layer], graph.Y[vertex] + offset);
                if (i < vertices.Length - 1)
                    points[2 * i + 1] = new(right[layer], graph.Y[vertex] + offset);
            }

            // From the vertex to the side of its column, and to the vertex from the side of its column.
            return points;
        }
    }

    /// <summary>The left and right side of each column: as wide as its widest vertex, farther apart where edges between them are steep.</summary>
    private static (double[] Left, double[] Right) Columns(ProperGraph graph, IReadOnlyList<(double Width, double Height)> sizes)
    {
        var left = new double[graph.Layers.Count];
        var right = new double[graph.Layers.Count];
        var x = 0.0;
        for (var layer = 0; layer < left.Length; layer++)
        {
            var (width, steepest) = (0.0, 0.0);
            foreach (var vertex in graph.Layers[layer])
            {
                if (!graph.IsDummy(vertex))
                    width = Math.Max(width, sizes[vertex].Width);
                foreach (var neighbor in graph.Right[vertex])
                    steepest = Math.Max(steepest, Math.Abs(graph.Y[vertex] - graph.Y[neighbor]));
            }

            left[layer] = x;
            right[layer] = x + width;
            x += width + Math.Clamp(0.22 * steepest, SmallestGap, GreatestGap);
        }

        return (left, right);
    }
}
