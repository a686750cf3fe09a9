namespace Micrograd.Fuzzing.Comparison;

/// <summary>Which way a graph was built: two runs of one method that took the same branches have the same path.</summary>
internal static class GraphPath
{
    /// <summary>A fingerprint of operations and operands. Constants do not count: one that changes with an input is a mistake that differences shall show.</summary>
    public static int Of(Value result) => Walk(result).Path;

    /// <summary>The largest share that a number on the way has in the result: rounding it away changes the result by this, times the rounding unit. After <see cref="Value.Backward"/>.</summary>
    public static double Magnitude(Value result) => Walk(result).Magnitude;

    private static (int Path, double Magnitude) Walk(Value result)
    {
        var magnitude = 0.0;
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
            if (node.Operation is Operation.Remainder or Operation.IEEERemainder)
            {
                // Where the quotient is another one there was a jump, too low to be seen among large numbers.
                hash.Add(Math.Round(node.Operands[0].Data / node.Operands[1].Data));
                hash.Add(Math.Truncate(node.Operands[0].Data / node.Operands[1].Data));
            }

            foreach (var operand in node.Operands)
            {
                open.Push(operand);
            }
        }

        return (hash.ToHashCode(), magnitude);
    }
}
