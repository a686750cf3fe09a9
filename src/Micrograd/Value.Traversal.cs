using System.Runtime.CompilerServices;

namespace Micrograd;

/// <content>Walking the graph, results before operands, without recursion and without allocating per node.</content>
/// <remarks>
/// Two passes, after Kahn: the first counts in <see cref="_uses"/> how often each computed value is used, the second comes to a value when the last of
/// its uses has been dealt with, which leaves the counts at 0. Neither needs an order that is made beforehand.
/// </remarks>
public sealed partial class Value
{
    // Values still to be looked at. Kept between calls, unless it has become very large.
    [ThreadStatic]
    private static Value[]? t_stack;

    private const int KeptLength = 1 << 20;

    /// <summary>Counts the uses of every computed value below this one. With <paramref name="begin"/> their gradients are set to 0 and marked as known.</summary>
    private Value[] CountUses(bool begin)
    {
        if (_uses != 0)
        {
            throw new InvalidOperationException(
                "A walk over this graph is under way on another thread, or ran out of memory. Make the graph anew, one per thread.");
        }

        var stack = t_stack ?? new Value[256];
        var depth = 0;
        var node = this;
        _uses = 1;
        while (true)
        {
            if (begin)
            {
                node._grad = 0;
                node._hasGrad = true;
            }

            // One of the operands is the next node without a detour over the stack.
            Value? next = null;
            if (node._more is { } more)
                CountMore(more, ref stack, ref depth, begin);
            if (node._first is { } first && IsNew(first, begin))
                next = first;
            if (node._second is { } second && IsNew(second, begin))
            {
                if (next is not null)
                    Push(next, ref stack, ref depth);
                next = second;
            }

            if (next is null)
            {
                if (depth == 0)
                    break;
                next = stack[--depth];
            }

            node = next;
        }

        _uses = 0;
        return stack;
    }

    // Whether this is the first use of a computed value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNew(Value operand, bool begin)
    {
        if (operand._operation != Operation.Leaf)
            return operand._uses++ == 0;
        if (begin && !operand._hasGrad)
            operand._hasGrad = true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Push(Value node, ref Value[] stack, ref int depth)
    {
        if (depth == stack.Length)
            Array.Resize(ref stack, 2 * depth);
        stack[depth++] = node;
    }

    private static void CountMore(NodeExtras more, ref Value[] stack, ref int depth, bool begin)
    {
        if (more.Third is { } third)
            CountAll([third], ref stack, ref depth, begin);
        if (more.First is { } first)
            CountAll(first, ref stack, ref depth, begin);
        if (more.Second is { } second)
            CountAll(second, ref stack, ref depth, begin);
        if (begin)
            more.Batch?.Begin();
    }

    private static void CountAll(ReadOnlySpan<Value> operands, ref Value[] stack, ref int depth, bool begin)
    {
        foreach (var operand in operands)
        {
            if (IsNew(operand, begin))
                Push(operand, ref stack, ref depth);
        }
    }

    /// <summary>
    /// Takes one use off every computed operand, and puts those that have none left onto the stack, but for one.
    /// </summary>
    /// <returns>That one, or the last of the stack; <see langword="null"/> when all is done.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Value? Next(ref Value[] stack, ref int depth)
    {
        Value? next = null;
        if (_more is { } more)
            ReleaseMore(more, ref stack, ref depth);
        if (_first is { } first && IsReady(first))
            next = first;
        if (_second is { } second && IsReady(second))
        {
            if (next is not null)
                Push(next, ref stack, ref depth);
            next = second;
        }

        return next ?? (depth == 0 ? null : stack[--depth]);
    }

    // Whether this was the last use of a computed value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsReady(Value operand) => operand._operation != Operation.Leaf && --operand._uses == 0;

    private static void ReleaseMore(NodeExtras more, ref Value[] stack, ref int depth)
    {
        if (more.Third is { } third)
            ReleaseAll([third], ref stack, ref depth);
        if (more.First is { } first)
            ReleaseAll(first, ref stack, ref depth);
        if (more.Second is { } second)
            ReleaseAll(second, ref stack, ref depth);
    }

    private static void ReleaseAll(ReadOnlySpan<Value> operands, ref Value[] stack, ref int depth)
    {
        foreach (var operand in operands)
        {
            if (IsReady(operand))
                Push(operand, ref stack, ref depth);
        }
    }

    // The stack outlives the call; what it refers to must not.
    private static void Keep(Value[] stack)
    {
        if (stack.Length > KeptLength)
        {
            t_stack = null;
            return;
        }

        // Everything up to the greatest depth was written, and nothing beyond.
        var free = Array.IndexOf(stack, null);
        Array.Clear(stack, 0, free < 0 ? stack.Length : free);
        t_stack = stack;
    }

    /// <summary>The computed values of the graph, every result before its operands; this one first. Leaves are left out.</summary>
    internal List<Value> ResultsFirst(bool begin = false)
    {
        var order = new List<Value>();
        if (IsLeaf)
            return order;
        var stack = CountUses(begin);
        var depth = 0;
        for (var node = this; node is not null; node = node.Next(ref stack, ref depth))
            order.Add(node);
        Keep(stack);
        return order;
    }
}
