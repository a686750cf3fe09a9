namespace Micrograd.Drawing.Layout;

/// <summary>Keeps edges between the same two vertices apart, as the two of x · x.</summary>
internal sealed class PortOffsets
{
    private const double Distance = 9;
    private readonly double[] _offsets;

    public PortOffsets(IReadOnlyList<(int From, int To)> edges)
    {
        _offsets = new double[edges.Count];
        var groups = new Dictionary<(int, int), List<int>>();
        for (var e = 0; e < edges.Count; e++)
        {
            if (!groups.TryGetValue(edges[e], out var group))
                groups.Add(edges[e], group = []);
            group.Add(e);
        }

        foreach (var group in groups.Values)
        {
            var step = group.Count == 1 ? 0 : Math.Min(Distance, 2 * Distance / (group.Count - 1));
            for (var k = 0; k < group.Count; k++)
                _offsets[group[k]] = (k - (group.Count - 1) / 2.0) * step;
        }
    }

    /// <summary>How far below the middle an edge leaves and arrives.</summary>
    public double Of(int edge) => _offsets[edge];
}
