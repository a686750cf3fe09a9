using Micrograd.Drawing;
using Micrograd.Drawing.Layout;

namespace Micrograd.Tests.Drawing;

public class LayoutTests
{
    [Fact]
    public void Two_thousand_values_take_no_more_passes_than_twenty()
    {
        var small = Picture(Graphs.Tangle(20));
        var large = Picture(Graphs.Tangle(2000));

        Assert.InRange(small.LayoutPasses, 1, CrossingReduction.MaximumPasses + VerticalPlacement.Passes);
        Assert.InRange(large.LayoutPasses, 1, CrossingReduction.MaximumPasses + VerticalPlacement.Passes);
    }

    [Theory]
    [InlineData("tangle")]
    [InlineData("deep")]
    public void Two_thousand_values_do_not_overlap(string name)
    {
        var drawn = new DrawnSvg((name == "tangle" ? Graphs.Tangle(2000) : Graphs.Horner(666)).ToSvg());
        Assert.InRange(drawn.Boxes.Length, 1999, 2001);
        drawn.AssertWellDrawn();
    }

    [Fact]
    public void A_tree_has_no_crossings()
    {
        List<Value> terms = [.. Enumerable.Range(0, 16).Select(i => (Value)i)];
        while (terms.Count > 1)
            terms = [.. terms.Chunk(2).Select(pair => pair[0] + pair[1])];
        var graph = Proper(terms[0]);

        CrossingReduction.Reduce(graph);
        Assert.Equal(0, CrossingReduction.Crossings(graph, Positions(graph)));
    }

    [Fact]
    public void Crossings_are_counted_and_reduced()
    {
        // a and b each go into both products, in opposite order: the walk's first order crosses.
        var graph = Proper(Graphs.Readme());
        var before = CrossingReduction.Crossings(graph, Positions(graph));
        CrossingReduction.Reduce(graph);
        var after = CrossingReduction.Crossings(graph, Positions(graph));

        Assert.InRange(before, 1, long.MaxValue);
        Assert.True(after < before, $"{after} crossings after, {before} before");
    }

    [Fact]
    public void Crossings_are_what_comparing_all_pairs_of_edges_counts()
    {
        var graph = Proper(Graphs.Tangle(60));
        var position = Positions(graph);
        var expected = 0L;
        for (var layer = 0; layer + 1 < graph.Layers.Count; layer++)
        {
            var edges = graph.Layers[layer].SelectMany(v => graph.Right[v].Select(w => (From: position[v], To: position[w]))).ToArray();
            expected += edges.Sum(one => edges.Count(other => one.From < other.From && one.To > other.To));
        }

        Assert.InRange(expected, 1, long.MaxValue);
        Assert.Equal(expected, CrossingReduction.Crossings(graph, position));
    }

    private static GraphPicture Picture(Value value) => new(GraphReader.Read(value, new()));

    private static int[] Positions(ProperGraph graph)
    {
        var position = new int[graph.Layer.Count];
        foreach (var layer in graph.Layers)
        {
            for (var i = 0; i < layer.Count; i++)
                position[layer[i]] = i;
        }

        return position;
    }

    private static ProperGraph Proper(Value value)
    {
        var values = GraphReader.Read(value, new()).Values;
        var edges = values.SelectMany((drawn, i) => drawn.Operands.Select(operand => (operand, i))).ToArray();
        return new([.. values.Select(_ => (10.0, 10.0))], edges);
    }
}
