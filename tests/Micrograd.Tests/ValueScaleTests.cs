namespace Micrograd.Tests;

public class ValueScaleTests
{
    [Fact]
    public void A_chain_of_ten_million_additions_on_a_stack_of_one_megabyte()
    {
        var gradient = 0.0;
        Exception? failure = null;
        var thread = new Thread(Run, maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        Assert.Equal(10_000_001, gradient);

        void Run()
        {
            try
            {
                var x = new Value(1);
                var sum = x;
                for (var i = 0; i < 10_000_000; i++)
                    sum += x;
                sum.Backward();
                gradient = x.Grad;
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }
    }

    [Fact]
    public void Backward_allocates_nothing_once_its_buffers_have_grown()
    {
        var x = new Value(0.5);
        var y = x;
        for (var i = 0; i < 2000; i++)
            y = (y * x + Value.Sum(x, y)).Tanh();
        y.Backward();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            y.Backward();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_node_is_one_cache_line()
    {
        Value a = 1, b = 2;
        var keep = new Value[1000];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < keep.Length; i++)
            keep[i] = a * b;
        Assert.Equal(64 * keep.Length, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Nothing_is_kept_alive_after_backward()
    {
        var root = Make();
        GC.Collect();
        Assert.False(root.TryGetTarget(out _));

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference<Value> Make()
        {
            var x = new Value(1);
            var y = (x * x).Exp() + x;
            y.Backward();
            return new(y);
        }
    }

    [Fact]
    public void Graphs_on_different_threads_do_not_interfere()
    {
        var expected = Enumerable.Range(0, 8).Select(Gradient).ToArray();
        for (var round = 0; round < 20; round++)
            Assert.Equal(expected, Enumerable.Range(0, 8).AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(Gradient).ToArray());

        static double Gradient(int seed)
        {
            var x = new Value(seed / 10.0);
            var y = x;
            for (var i = 0; i < 500; i++)
                y = (y * 1.01 + x * y).Sin();
            y.Backward();
            return x.Grad;
        }
    }

    [Fact]
    public void A_wide_graph_is_ordered_as_well()
    {
        var x = new Value(2);
        Value[] squares = [.. Enumerable.Range(0, 100_000).Select(_ => x * x)];
        Value.Sum(squares).Backward();
        Assert.Equal(400_000, x.Grad);
    }

    [Fact]
    public void The_operands_of_a_late_node_may_lie_deep()
    {
        // The long way round to x is pushed first, the short one last: the order must still be a topological one.
        var x = new Value(1) * 1.0;
        var deep = x;
        for (var i = 0; i < 1000; i++)
            deep *= 1.0;
        var y = deep * 2 + x * 3 + deep * x;
        y.Backward();
        Assert.Equal(2 + 3 + 2, x.Grad);
        Assert.Equal(2 + 1, deep.Grad);
    }
}
