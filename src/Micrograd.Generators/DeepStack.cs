using System.Runtime.ExceptionServices;

namespace Micrograd.Generators;

/// <summary>Room for recursion that follows the nesting of the user's code: the host may call with a stack of 1 MB or less, of which an unknown part is taken.</summary>
internal static class DeepStack
{
    // Reserved, not committed: only what is used costs memory.
    private const int Size = 64 << 20;

    /// <summary>Runs <paramref name="work"/> on a thread of its own and waits for it. What it throws is thrown here.</summary>
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size)
        {
            IsBackground = true,
            Name = "Micrograd.Generators",
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
