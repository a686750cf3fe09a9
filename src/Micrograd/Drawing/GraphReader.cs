namespace Micrograd.Drawing;

/// <summary>Reads the graph below a value into what is drawn.</summary>
internal static class GraphReader
{
    /// <summary>The graph of <paramref name="root"/>; nothing in it is changed.</summary>
    public static DrawnGraph Read(Value root, DrawingOptions options)
    {
        var order = Order(root, options.MaximumValues);
        var shown = ShownGradients(order);
        var opener = new FusedOpener();
        for (var i = 0; i < order.Count; i++)
        {
            var (value, operands) = order[i];
            var drawn = new DrawnValue(
                value.Label, value.Data, shown[i] ? value.Grad : null, value.Operation, operands, value.Constant ?? 0);
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
        var places = new Dictionary<Value, int>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(Value Value, IReadOnlyList<Value> Operands, int Next)>();
        stack.Push((root, root.Operands, 0));
        while (stack.TryPop(out var top))
        {
            var (value, operands, next) = top;
            while (next < operands.Count && places.ContainsKey(operands[next]))
                next++;
            if (next < operands.Count)
            {
                stack.Push((value, operands, next + 1));
                stack.Push((operands[next], operands[next].Operands, 0));
                continue;
            }

            if (order.Count == maximum)
                throw TooMany(maximum);
            places.Add(value, order.Count);
            order.Add((value, [.. operands.Select(operand => places[operand])]));
        }

        return order;
    }

    /// <summary>
    /// Where gradients are shown. A value that Backward was called on has gradient 1, so that whatever Backward reached lies below one whose
    /// gradient is not 0; and a parameter whose gradient was left from another graph shows that it was not zeroed.
    /// </summary>
    private static bool[] ShownGradients(List<(Value Value, int[] Operands)> order)
    {
        var shown = new bool[order.Count];
        for (var i = order.Count - 1; i >= 0; i--)
        {
            shown[i] |= order[i].Value.Grad != 0;
            foreach (var operand in order[i].Operands)
                shown[operand] |= shown[i];
        }

        return shown;
    }

    private static ArgumentException TooMany(int maximum) => new(
        $"The graph has more than {maximum:N0} values and is not drawn. Draw a part of it (a value further inside), or raise DrawingOptions.MaximumValues.");
}
