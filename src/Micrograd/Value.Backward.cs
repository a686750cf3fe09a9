using System.Runtime.CompilerServices;

namespace Micrograd;

/// <content>Reverse accumulation.</content>
public sealed partial class Value
{
    // Numbers of traversals, for all threads: each takes two, one for "entered" and one for "done", so that no node needs to be cleared.
    private static ulong s_traversals = 1;

    [ThreadStatic]
    private static Value[]? t_order;

    [ThreadStatic]
    private static Value[]? t_stack;

    // Buffers for greater graphs are not kept.
    private const int KeptLength = 1 << 20;

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
            _grad += 1;
            return;
        }

        var count = OrderGraph();
        var order = t_order!;
        _grad = 1;
        for (var i = count - 1; i >= 0; i--)
            order[i].Propagate(order[i]._grad);
        ReleaseOrder(count);
    }

    /// <summary>Sets <see cref="Grad"/> of this value and of every value it was computed from to 0.</summary>
    public void ZeroGrad()
    {
        _grad = 0;
        if (IsLeaf)
            return;
        var count = OrderGraph();
        for (var i = 0; i < count; i++)
            t_order![i].ZeroOperands();
        ReleaseOrder(count);
    }

    /// <summary>
    /// Puts the computed values of the graph into t_order, operands before results, and sets their Grad to 0. Leaves are left out: they
    /// have nothing to propagate.
    /// </summary>
    /// <returns>How many there are.</returns>
    private int OrderGraph()
    {
        var entered = Interlocked.Add(ref s_traversals, 2);
        var done = entered + 1;
        var order = t_order ?? new Value[256];
        var stack = t_stack ?? new Value[256];
        var count = 0;
        var depth = 0;
        var deepest = 1;
        stack[depth++] = this;
        while (depth > 0)
        {
            var node = stack[depth - 1];
            var mark = node._mark >> 8;
            if (mark == entered)
            {
                // Everything below it is done.
                node._mark = done << 8 | (byte)node._mark;
                if (count == order.Length)
                    Array.Resize(ref order, 2 * count);
                order[count++] = node;
                depth--;
            }
            else if (mark == done)
            {
                // It was pushed by several results and one of the others came first.
                depth--;
            }
            else
            {
                node._mark = entered << 8 | (byte)node._mark;
                node._grad = 0;
                if (depth + 2 > stack.Length)
                    Array.Resize(ref stack, 2 * stack.Length);
                if (node._first is { } first)
                    Push(first, stack, ref depth, done);
                if (node._second is { } second)
                    Push(second, stack, ref depth, done);
                if (node._more is { } more)
                    PushMore(more, ref stack, ref depth, done);
                deepest = Math.Max(deepest, depth);
            }
        }

        t_order = order;
        t_stack = Emptied(stack, deepest);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Push(Value operand, Value[] stack, ref int depth, ulong done)
    {
        if (!operand.IsLeaf && operand._mark >> 8 != done)
            stack[depth++] = operand;
    }

    private static void PushMore(More more, ref Value[] stack, ref int depth, ulong done)
    {
        ReadOnlySpan<Value> operands = more.Operands is { } all ? all : more.Third is { } third ? [third] : [];
        if (depth + operands.Length > stack.Length)
            Array.Resize(ref stack, Math.Max(2 * stack.Length, depth + operands.Length));
        foreach (var operand in operands)
            Push(operand, stack, ref depth, done);
    }

    private static void ReleaseOrder(int count) => t_order = Emptied(t_order!, count);

    // The buffers outlive the call; what they refer to must not.
    private static Value[]? Emptied(Value[] buffer, int used)
    {
        if (buffer.Length > KeptLength)
            return null;
        Array.Clear(buffer, 0, used);
        return buffer;
    }

    private void ZeroOperands()
    {
        if (_first is not null)
            _first._grad = 0;
        if (_second is not null)
            _second._grad = 0;
        if (_more?.Third is { } third)
            third._grad = 0;
        if (_more?.Operands is { } operands)
        {
            foreach (var operand in operands)
                operand._grad = 0;
        }
    }

    /// <summary>Adds what an adjoint <paramref name="g"/> of this value contributes to the adjoints of its operands.</summary>
    private void Propagate(double g)
    {
        switch (Operation)
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
                foreach (var term in _more!.Operands!)
                    term._grad += g;
                break;
            case Operation.Dot:
            case Operation.Affine:
                PropagateProducts(g, _more!.Operands!);
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

    private static void PropagateProducts(double g, Value[] operands)
    {
        var n = operands.Length / 2;
        for (var i = 0; i < n; i++)
        {
            var x = operands[i];
            var y = operands[n + i];
            x._grad += g * y._data;
            y._grad += g * x._data;
        }

        // The bias of an affine sum.
        if (operands.Length > 2 * n)
            operands[^1]._grad += g;
    }

    private double Pull(double g, double derivative)
    {
        if (g == 0 && double.IsInfinity(derivative) && LocalDerivatives.IsSingularAtEdge(Operation))
            return 0;

        // What was not selected contributes nothing, whatever the adjoint: not 0 · ∞.
        return derivative == 0 && LocalDerivatives.IsSelection(Operation) ? 0 : g * derivative;
    }
}
