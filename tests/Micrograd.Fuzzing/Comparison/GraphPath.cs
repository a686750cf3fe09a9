namespace Micrograd.Fuzzing.Comparison;

/// <summary>Which way a graph was built: two runs of one method that took the same branches have the same path.</summary>
internal static class GraphPath
{
    /// <summary>A fingerprint of operations, operands and constants.</summary>
    /// <param name="result">The graph.</param>
    /// <param name="inputs">Its inputs, whose values do not count.</param>
    public static int Of(Value result, IReadOnlyCollection<Value> inputs) => Walk(result, inputs).Path;

    /// <summary>The largest share that a number on the way has in the result: rounding it away changes the result by this, times the rounding unit. After <see cref="Value.Backward"/>.</summary>
    public static double Magnitude(Value result) => Walk(result, []).Magnitude;

    private static (int Path, double Magnitude) Walk(Value result, IReadOnlyCollection<Value> inputs)
    {
        var magnitude = 0.0;
        var inputSet = new HashSet<Value>(inputs, ReferenceEqualityComparer.Instance);
        var seen = new Dictionary<Value, int>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Value>([result]);
        var hash = default(HashCode);
        while (open.TryPop(out var node))
        {
            if (seen.TryGetValue(node, out var known))
            {
                hash.Add(known);
                continue;
            }

            seen.Add(node, seen.Count);
            magnitude = Math.Max(magnitude, Math.Abs(node.Data * node.Grad));
            hash.Add(node.Operation);
            if (node.IsLeaf && !inputSet.Contains(node))
            {
                hash.Add(node.Data);
            }

            foreach (var operand in node.Operands)
            {
                open.Push(operand);
            }
        }

        return (hash.ToHashCode(), magnitude);
    }
}
