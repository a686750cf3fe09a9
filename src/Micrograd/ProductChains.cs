namespace Micrograd;

/// <summary>
/// Finds sums of products that were written out, b + w₁·x₁ + w₂·x₂ + … as in micrograd's neuron: a program computes each in one instruction.
/// </summary>
/// <remarks>
/// The order of all additions, forward and backward, must stay that of the graph, so that the results have its bits: the products and additions follow each
/// other directly, nothing else uses those inside, and no value is in two products of a chain.
/// </remarks>
internal sealed class ProductChains
{
    private const int Shortest = 2;

    private readonly Dictionary<Value, int> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Value, (Value Start, List<Value> Products)> _chains = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Value> _inside = new(ReferenceEqualityComparer.Instance);

    /// <param name="order">The computed values of a graph, operands first.</param>
    public ProductChains(List<Value> order)
    {
        foreach (var operand in order.SelectMany(node => node.OperandArray()))
            _uses[operand] = _uses.GetValueOrDefault(operand) + 1;
        for (var i = 0; i + 1 < order.Count;)
            i += Find(order, i);
    }

    /// <summary>Whether a value is computed inside a chain and nowhere else needed.</summary>
    public bool IsInside(Value node) => _inside.Contains(node);

    /// <summary>Whether a value is the sum of a chain, to what the products are added, and the products.</summary>
    public bool IsSum(Value node, out Value start, out List<Value> products)
    {
        var found = _chains.TryGetValue(node, out var chain);
        (start, products) = chain;
        return found;
    }

    // Returns how many nodes have been dealt with.
    private int Find(List<Value> order, int first)
    {
        if (Rest(order, first) is not { } start)
            return 1;

        var seen = new HashSet<Value>(ReferenceEqualityComparer.Instance) { start };
        var products = new List<Value>();
        var end = first;
        while ((products.Count == 0 || Continues(order, end)) && AreNew(order[end], seen))
        {
            products.Add(order[end]);
            end += 2;
        }

        if (products.Count < Shortest)
            return 1;
        for (var i = first; i < end - 1; i++)
            _inside.Add(order[i]);
        _chains.Add(order[end - 1], (start, products));
        return end - first;
    }

    private bool Continues(List<Value> order, int at) => Rest(order, at) == order[at - 1] && _uses[order[at - 1]] == 1;

    // Of a product that only the addition after it uses, what it is added to.
    private Value? Rest(List<Value> order, int at)
    {
        if (at + 1 >= order.Count || order[at].Operation != Operation.Multiply || order[at + 1].Operation != Operation.Add || _uses[order[at]] != 1)
            return null;
        var (first, second, _) = order[at + 1].Parts;
        return second == order[at] ? first : first == order[at] ? second : null;
    }

    private static bool AreNew(Value product, HashSet<Value> seen)
    {
        var (first, second, _) = product.Parts;
        if (seen.Contains(first!) || seen.Contains(second!))
            return false;
        seen.Add(first!);
        seen.Add(second!);
        return true;
    }
}
