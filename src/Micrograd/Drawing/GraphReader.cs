namespace Micrograd.Drawing;

/// <summary>Reads the graph below a value into what is drawn.</summary>
internal static class GraphReader
{
    /// <summary>The graph of <paramref name="root"/>; nothing in it is changed.</summary>
    public static DrawnGraph Read(Value root, DrawingOptions options)
    {
        var order = Order(root, options.MaximumValues);
        var opener = new FusedOpener();
        foreach (var (value, operands) in order)
        {
            // Number rather than Data: that a value was drawn does not count as read.
            var gradient = value.HasGrad ? value.Grad : (double?)null;
            var drawn = new DrawnValue(value.Label, value.Number, gradient, value.Operation, operands, value.Constant ?? 0);
            opener.Add(drawn, options.OpenFused);
            if (opener.Values.Count > options.MaximumValues)
                throw TooMany(options.MaximumValues);
        }

        return new(opener.Values);
    }

    /// <summary>Every value once, operands before results, each with the places of its operands. Without recursion: graphs are deep.</summary>
    private static List<(Value Value, int[] Operands)> Order(Value root, int maximum)
    {
        var order = new List<(Value, int[])>();
        var batches = new BatchOpener();
        var places = new Dictionary<Value, int>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(Value Value, IReadOnlyList<Value> Operands, int Next)>();
        Push(root);
        while (stack.TryPop(out var top))
        {
            var (value, operands, next) = top;
            while (next < operands.Count && places.ContainsKey(operands[next]))
                next++;
            if (next < operands.Count)
            {
                stack.Push((value, operands, next + 1));
                Push(operands[next]);
                continue;
            }

            if (order.Count == maximum)
                throw TooMany(maximum);
            places.Add(value, order.Count);
            order.Add((value, [.. operands.Select(operand => places[operand])]));
        }

        return order;

        void Push(Value value)
        {
            value = batches.Of(value);
            stack.Push((value, [.. value.Operands.Select(batches.Of)], 0));
        }
    }

    private static ArgumentException TooMany(int maximum) => new(
        $"The graph has more than {maximum:N0} values and is not drawn. Draw a part of it (a value further inside, the loss of fewer examples), or raise DrawingOptions.MaximumValues.");
}
