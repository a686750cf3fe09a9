namespace Micrograd;

/// <content>Reverse accumulation.</content>
public sealed partial class Value
{
    /// <summary>
    /// Computes the derivative of this value with respect to every value it was computed from, and adds it to their <see cref="Grad"/>.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The own <see cref="Grad"/> becomes 1. Leaves accumulate: calling this twice, on one graph or on several that share parameters, leaves the
    /// sum in them, until <see cref="ZeroGrad"/>. The <see cref="Grad"/> of computed values is begun anew at each call; this is
    /// where it differs from micrograd, whose second call would count what the first left in them once more.
    /// </para>
    /// <para>
    /// The graph is ordered without recursion, so that its depth is limited by memory only, and without allocating per node.
    /// Where the derivative of a root, power, logarithm or inverse function is infinite at the edge of its domain, an adjoint of exactly 0 stays 0.
    /// </para>
    /// </remarks>
    public void Backward()
    {
        if (IsLeaf)
        {
            Grad = _grad + 1;
            return;
        }

        var stack = CountUses(begin: true);
        var depth = 0;
        _grad = 1;
        for (var node = this; node is not null; node = node.Next(ref stack, ref depth))
        {
            // What graphs are mostly made of is done here, without a call.
            var g = node._grad;
            if (node._operation == Operation.Add)
            {
                node._first!._grad += g;
                node._second!._grad += g;
            }
            else if (node._operation == Operation.Multiply)
            {
                var (x, y) = (node._first!, node._second!);
                x._grad += g * y._data;
                y._grad += g * x._data;
            }
            else
            {
                node.Propagate(g);
            }
        }
        Keep(stack);
    }

    /// <summary>
    /// Sets <see cref="Grad"/> of this value and of every value it was computed from to 0, and <see cref="HasGrad"/> to <see langword="false"/>.
    /// </summary>
    public void ZeroGrad()
    {
        ClearGrad();
        foreach (var node in ResultsFirst())
        {
            foreach (var operand in node.Operands)
                operand.ClearGrad();
        }
    }

    /// <summary>Sets <see cref="Grad"/> of this value alone to 0, and <see cref="HasGrad"/> to <see langword="false"/>.</summary>
    internal void ClearGrad()
    {
        _grad = 0;
        _hasGrad = false;
        _wasStepped = false;
    }

    /// <summary>Whether an optimiser has used <see cref="Grad"/> and it was not zeroed since.</summary>
    internal bool WasStepped
    {
        get => _wasStepped;
        set => _wasStepped = value;
    }

    /// <summary>Adds what an adjoint <paramref name="g"/> of this value contributes to the adjoints of its operands.</summary>
    private void Propagate(double g)
    {
        switch (_operation)
        {
            case Operation.Add:
                _first!._grad += g;
                _second!._grad += g;
                break;
            case Operation.Subtract:
                _first!._grad += g;
                _second!._grad -= g;
                break;
            case Operation.Multiply:
                _first!._grad += g * _second!._data;
                _second._grad += g * _first._data;
                break;
            case Operation.Divide:
                _first!._grad += g / _second!._data;
                _second._grad -= g * _data / _second._data;
                break;
            case Operation.Relu:
                if (_first!._data > 0)
                    _first._grad += g;
                break;
            case Operation.Sum:
                foreach (var term in _more!.First!)
                    term._grad += g;
                break;
            case Operation.SumOfSquares:
                foreach (var term in _more!.First!)
                    term._grad += 2 * g * term._data;
                break;
            case Operation.LogSumExp:
                foreach (var term in _more!.First!)
                    term._grad += g * Math.Exp(term._data - _data);
                break;
            case Operation.Dot:
            case Operation.Affine:
                PropagateProducts(g);
                break;
            case Operation.AffineRelu:
                if (_data > 0)
                    PropagateProducts(g);
                break;
            case Operation.AffineTanh:
                PropagateProducts(g * ((1 - _data) * (1 + _data)));
                break;
            case Operation.BatchOutput:
                _first!._more!.Batch!.Adjoints[(int)_more!.Constant] += g;
                break;
            case Operation.LayerBatch:
                PropagateBatch(_more!.Batch!, _more.First!);
                break;
            default:
                if (_second is null)
                    _first!._grad += Pull(g, LocalDerivatives.OfUnary(Operation, _first._data, _data, _more?.Constant ?? 0));
                else if (_more?.Third is { } third)
                    PropagateToThree(g, _first!, _second, third);
                else
                    PropagateToTwo(g, _first!, _second);
                break;
        }
    }

    private void PropagateToTwo(double g, Value first, Value second)
    {
        var (dFirst, dSecond) = LocalDerivatives.OfBinary(Operation, first._data, second._data, _data);
        first._grad += Pull(g, dFirst);
        second._grad += Pull(g, dSecond);
    }

    private void PropagateToThree(double g, Value first, Value second, Value third)
    {
        var (dFirst, dSecond, dThird) = LocalDerivatives.OfTernary(Operation, first._data, second._data, third._data, _data);
        first._grad += Pull(g, dFirst);
        second._grad += Pull(g, dSecond);
        third._grad += Pull(g, dThird);
    }

    private void PropagateProducts(double g)
    {
        var x = _more!.First!;
        var y = _more.Second!;
        for (var i = 0; i < x.Length && i < y.Length; i++)
        {
            var (a, b) = (x[i], y[i]);
            a._grad += g * b._data;
            b._grad += g * a._data;
        }

        // The bias of an affine sum.
        if (_first is { } bias)
            bias._grad += g;
    }

    private static void PropagateBatch(Networks.LayerBatch batch, Value[] parameters)
    {
        var gradients = batch.Propagate();
        for (var i = 0; i < parameters.Length; i++)
            parameters[i]._grad += gradients[i];
    }

    private double Pull(double g, double derivative) => LocalDerivatives.Pull(_operation, g, derivative);
}
