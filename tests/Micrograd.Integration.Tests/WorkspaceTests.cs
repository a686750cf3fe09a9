using System.Globalization;
using Xunit.Abstractions;

namespace Micrograd.Integration.Tests;

/// <summary>The workspace that generated code borrows: no allocation once warm, and safe under recursion, exceptions and concurrent callers.</summary>
public class WorkspaceTests(ITestOutputHelper output)
{
    [Fact]
    public void Calls_from_sixteen_threads_do_not_interfere()
    {
        var expected = Enumerable.Range(0, 16).Select(seed => Run(seed)).ToArray();
        var failures = 0;
        var threads = Enumerable.Range(0, 16).Select(seed => new Thread(() =>
        {
            for (var repeat = 0; repeat < 200; repeat++)
            {
                if (!Run(seed).SequenceEqual(expected[seed]))
                {
                    Interlocked.Increment(ref failures);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(0, failures);
    }

    /// <summary><c>MICROGRAD_STRESS=10</c> makes it last ten seconds.</summary>
    [Fact]
    public void Sixteen_threads_with_recursion_and_exceptions_get_what_one_gets_and_the_workspace_stays_as_large()
    {
        var end = Environment.TickCount64 + (long)(1000 * double.Parse(Environment.GetEnvironmentVariable("MICROGRAD_STRESS") ?? "0.5", CultureInfo.InvariantCulture));
        var expected = Enumerable.Range(0, 16).Select(Run).ToArray();
        var (failures, rounds) = (0, 0L);
        var grown = new long[16];
        var threads = Enumerable.Range(0, 16).Select(seed => new Thread(() =>
        {
            double[] bad = [1, 2, -3], gradient = new double[3], good = [1, 2, 3];
            var isWarm = false;
            while (Environment.TickCount64 < end)
            {
                try
                {
                    ArrayFunctions.SumOfRootsWithGradient(bad, 0.5, gradient);
                    Interlocked.Increment(ref failures);
                }
                catch (ArgumentException)
                {
                    // Thrown midway, after some elements were saved.
                }

                if (!Run(seed).SequenceEqual(expected[seed]))
                {
                    Interlocked.Increment(ref failures);
                }

                // The derivatives themselves allocate nothing, however often calls before them failed.
                var before = GC.GetAllocatedBytesForCurrentThread();
                ArrayFunctions.SumOfRootsWithGradient(good, 0.5, gradient);
                ArrayFunctions.PowerWithGradient(0.7, 20 + seed);
                grown[seed] += isWarm ? GC.GetAllocatedBytesForCurrentThread() - before : 0;
                isWarm = true;
                Interlocked.Increment(ref rounds);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        output.WriteLine($"{rounds:N0} rounds on 16 threads, {failures} failures, {grown.Sum()} bytes allocated by derivatives once warm");
        Assert.Equal(0, failures);
        Assert.All(grown, bytes => Assert.Equal(0, bytes));
    }

    [Fact]
    public void An_exception_midway_gives_the_workspace_back()
    {
        double[] good = [1, 2, 3], bad = [1, 2, -3], gradient = new double[3];
        var expected = ArrayFunctions.SumOfRootsWithGradient(good, 0.5, gradient);
        double[] expectedGradient = [.. gradient];
        for (var i = 0; i < 1000; i++)
        {
            var error = Assert.Throws<ArgumentException>(() => ArrayFunctions.SumOfRootsWithGradient(bad, 0.5, gradient));
            Assert.Equal("element 2 is negative (Parameter 'x')", error.Message);
        }

        Assert.Equal(expected, ArrayFunctions.SumOfRootsWithGradient(good, 0.5, gradient));
        Assert.Equal(expectedGradient, gradient);
        Assert.Equal(0, AllocatedBy(() => ArrayFunctions.SumOfRootsWithGradient(good, 0.5, gradient)));
    }

    [Fact]
    public void Recursion_uses_one_workspace()
    {
        var (x, n) = (0.7, 50);
        var g = ArrayFunctions.PowerWithGradient(x, n);
        Assert.Equal(ArrayFunctions.Power(x, n), g.Value);
        Assert.Equal(n * g.Value * ((1 / x) - 1), g.X, 1e-12 * Math.Abs(g.X));
        Assert.Equal(0, AllocatedBy(() => ArrayFunctions.PowerWithGradient(x, n)));
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        double[] x = [0.5, -1, 2, 0.1], y = new double[4], gradient = new double[4], jacobian = new double[16], column = new double[4], hessian = new double[16];
        Assert.Equal(0, AllocatedBy(() => ArrayFunctions.InPlaceWithGradient(x, 3, gradient)));
        Assert.Equal(0, AllocatedBy(() => ArrayFunctions.ScaleWithJacobian(x, 2, y, jacobian, column)));
        Assert.Equal(0, AllocatedBy(() => ArrayFunctions.RosenbrockWithHessian(x, gradient, hessian)));
    }

    private static double[] Run(int seed)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, 5 + seed).Select(_ => random.NextDouble())];
        var (first, second) = (new double[x.Length], new double[x.Length]);
        var roots = ArrayFunctions.SumOfRootsWithGradient(x, 0.5, first);
        var sum = ArrayFunctions.InPlaceWithGradient(x, 4, second);
        return [roots.Value, roots.Scale, sum, ArrayFunctions.PowerWithGradient(0.1 * seed, seed).X, .. first, .. second];
    }

    private static long AllocatedBy(Action call)
    {
        for (var i = 0; i < 100; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
