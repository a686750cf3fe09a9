namespace Micrograd;

/// <content>How much rounding can matter in a graph.</content>
public sealed partial class Value
{
    /// <summary>
    /// Replaces every <see cref="Grad"/> by the sum, over all paths from this value, of the absolute product of the local derivatives on
    /// the path: what the gradient would be if nothing cancelled. Times the rounding unit it bounds, to first order, the error of a computed gradient.
    /// </summary>
    /// <returns>
    /// Σ |data| · magnitude over all values of the graph: times the rounding unit, the error of the computed <see cref="Data"/> of this value.
    /// </returns>
    internal double PropagateMagnitudes()
    {
        ZeroGrad();
        _grad = 1;
        var total = Math.Abs(_data);
        if (IsLeaf)
            return total;

        var order = ResultsFirst(begin: true);
        _grad = 1;
        foreach (var node in order)
        {
            var magnitude = node._grad;
            total += magnitude * Math.Abs(node._data);
            node.PropagateMagnitude(magnitude);
        }

        return total;
    }

    // The local derivatives are what Propagate adds for an adjoint of 1. An operand that stands twice in a sum or product is saved, zeroed and read
    // once: the second time it finds 0.
    private void PropagateMagnitude(double magnitude)
    {
        if (_second is not null && (_second == _first || _more?.Third == _first || _more?.Third == _second))
        {
            PropagateApart(magnitude);
            return;
        }

        var operands = Operands;
        var before = new double[operands.Count];
        for (var i = 0; i < before.Length; i++)
        {
            before[i] = operands[i]._grad;
            operands[i]._grad = 0;
        }

        Propagate(1);
        for (var i = 0; i < before.Length; i++)
        {
            before[i] += magnitude * Math.Abs(operands[i]._grad);
            operands[i]._grad = 0;
        }

        for (var i = 0; i < before.Length; i++)
            operands[i]._grad += before[i];
    }

    // What an operand that stands twice contributes in one place may cancel what it contributes in the other, as in x − x: each place is a value of its own.
    private void PropagateApart(double magnitude)
    {
        var operands = OperandArray();
        var places = Array.ConvertAll(operands, operand => new Value(operand._data));
        var apart = places.Length == 3
            ? new Value(_data, _operation, places[0], places[1], places[2])
            : new Value(_data, _operation, places[0], places[1]);
        apart.Propagate(1);
        for (var i = 0; i < places.Length; i++)
            operands[i]._grad += magnitude * Math.Abs(places[i]._grad);
    }
}
