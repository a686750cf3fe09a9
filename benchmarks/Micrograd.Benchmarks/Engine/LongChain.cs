using BenchmarkDotNet.Attributes;

namespace Micrograd.Benchmarks.Engine;

/// <summary>Making a chain of ten million additions and differentiating it, on a stack of one megabyte.</summary>
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
[SimpleJob(iterationCount: 5, warmupCount: 1, invocationCount: 1)]
public class LongChain
{
    /// <summary>Forward and backward.</summary>
    [Benchmark]
    public double TenMillionNodes()
    {
        var gradient = 0.0;
        var thread = new Thread(
            () =>
            {
                var x = new Value(1);
                var sum = x;
                for (var i = 0; i < 10_000_000; i++)
                    sum += x;
                sum.Backward();
                gradient = x.Grad;
            },
            maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        return gradient;
    }
}
