using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;

namespace Micrograd.Generators.Binding;

/// <summary>Refuses recursion over arrays and structs: a helper that takes arrays or yields several values is differentiated in its caller, and there is no end to that.</summary>
internal sealed class RecursionCheck(
    Module module,
    IReadOnlyDictionary<string, IReadOnlyList<MemoryUse>> arrays,
    IReadOnlyDictionary<string, IReadOnlyList<HelperCall>> calls,
    Problems problems)
{
    private readonly Dictionary<string, HashSet<string>> _reached = [];

    /// <summary>Reports every call with arrays that leads back to itself.</summary>
    public void Run()
    {
        foreach (var entry in arrays)
        {
            foreach (var use in entry.Value.Where(use => use.Callee is { } callee && Returns(callee, entry.Key)))
            {
                problems.Report(Descriptors.Unsupported, use.Location, "A recursive call with arrays", "Write it as a loop");
            }
        }

        foreach (var entry in calls)
        {
            foreach (var call in entry.Value.Where(call => call.Results > 1 && Returns(call.Callee, entry.Key)))
            {
                problems.Report(Descriptors.Unsupported, call.Location, "A recursive call with several results", "Write it as a loop, or return one number");
            }
        }
    }

    private bool Returns(string callee, string caller) => callee == caller || ReachedFrom(callee).Contains(caller);

    private HashSet<string> ReachedFrom(string function)
    {
        if (!_reached.TryGetValue(function, out var reached))
        {
            _reached.Add(function, reached = new(StringComparer.Ordinal));
            var pending = new Stack<string>([function]);
            while (pending.Count > 0)
            {
                foreach (var call in module[pending.Pop()].Body.Descendants().OfType<Call>())
                {
                    if (reached.Add(call.Callee))
                    {
                        pending.Push(call.Callee);
                    }
                }
            }
        }

        return reached;
    }
}
