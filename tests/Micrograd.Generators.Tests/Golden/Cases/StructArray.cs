using System;
using Micrograd;

namespace Functions;

public struct Node
{
    public double X, Y;

    public Node(double x, double y) => (X, Y) = (x, y);

    public static Node operator +(Node a, Node b) => new(a.X + b.X, a.Y + b.Y);

    public static Node operator *(double k, Node a) => new(k * a.X, k * a.Y);

    public readonly double Norm() => Math.Sqrt(X * X + Y * Y);
}

public static partial class Chains
{
    [Differentiable]
    public static double Length(Node[] nodes)
    {
        var sum = 0.0;
        for (var i = 1; i < nodes.Length; i++)
        {
            var dx = nodes[i].X - nodes[i - 1].X;
            var dy = nodes[i].Y - nodes[i - 1].Y;
            sum += Math.Sqrt(dx * dx + dy * dy);
        }

        return sum;
    }

    [Differentiable]
    public static double Smoothed(Span<Node> nodes, double weight)
    {
        var smooth = new Node[nodes.Length];
        for (var i = 1; i < nodes.Length - 1; i++)
        {
            smooth[i] = weight * (nodes[i - 1] + nodes[i + 1]);
            smooth[i].X += nodes[i].X * nodes[i].Y;
        }

        nodes[0].X *= nodes[1].Y;
        nodes[1] = new Node(nodes[0].X, weight);
        var sum = 0.0;
        foreach (var node in smooth)
        {
            sum += node.Norm();
        }

        return sum + Ends(nodes[1..]);
    }

    private static double Ends(ReadOnlySpan<Node> nodes) => nodes[0].X * nodes[^1].Y;
}

// at Functions.Chains.Length([new(0, 1), new(2, 3), new(1.5, -1)])
// at Functions.Chains.Smoothed([new(0.5, 1), new(2, 3), new(1.5, -1), new(-2, 0.7)], 0.4)
// saves nodesX_i, nodesY_i, total, total2
