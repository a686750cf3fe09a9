namespace Micrograd.AdBench.Tests;

/// <summary>What calls leave on the heap.</summary>
internal static class Allocation
{
    /// <summary>Fails if a call allocates, once the first few have filled the pools.</summary>
    public static void None(Action call)
    {
        for (var i = 0; i < 3; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
        {
            call();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
