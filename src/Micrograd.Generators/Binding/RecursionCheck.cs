using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;

namespace Micrograd.Generators.Binding;

/// <summary>Refuses recursion over arrays: a helper with arrays is differentiated in its caller, and there is no end to that.</summary>
internal sealed class RecursionCheck(Module module, IReadOnlyDictionary<string, IReadOnlyList<MemoryUse>> arrays, Problems problems)
{
    private readonly Dictionary<string, HashSet<string>> _reached = [];

    /// <summary>Reports every call with arrays that leads back to itself.</summary>
    public void Run()
    {
        foreach (var entry in arrays)
        {
            foreach (var use in entry.Value.Where(use => use.Callee is { } callee && (callee == entry.Key || ReachedFrom(callee).Contains(entry.Key))))
            {
                problems.Report(Descriptors.Unsupported, use.Location, "A recursive call with arrays", "Write it as a loop");
            }
        }
    }

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
