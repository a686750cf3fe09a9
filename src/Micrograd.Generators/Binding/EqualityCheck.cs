using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Diagnostics;

namespace Micrograd.Generators.Binding;

/// <summary>Warns about equality of values that the derivative flows through, in the marked method and in the helpers it reaches.</summary>
internal sealed class EqualityCheck(Module module, IReadOnlyDictionary<string, IReadOnlyList<ActiveTest>> tests, Problems problems)
{
    private readonly Dictionary<string, bool[]> _active = new(StringComparer.Ordinal);

    /// <summary>Follows activity through calls, then reports.</summary>
    public void Run(IReadOnlyList<bool> activeParameters)
    {
        if (tests.Values.All(found => found.Count == 0))
        {
            return;
        }

        var pending = new Queue<string>();
        Require(module.Main, activeParameters.ToArray(), pending);
        while (pending.Count > 0)
        {
            var function = module[pending.Dequeue()];
            var activity = Activity.Of(function, _active[function.Name]);
            foreach (var call in function.Body.Descendants().OfType<Call>())
            {
                Require(module[call.Callee], [.. call.Arguments.Items.Select(activity.IsActive)], pending);
            }
        }

        foreach (var entry in _active)
        {
            var activity = Activity.Of(module[entry.Key], entry.Value);
            foreach (var test in tests[entry.Key].Where(test => test.Operands.Items.Any(activity.IsActive)))
            {
                problems.Report(Descriptors.EqualityOfActiveValues, test.Location, test.Operator);
            }
        }
    }

    private void Require(Function function, bool[] active, Queue<string> pending)
    {
        if (_active.TryGetValue(function.Name, out var known))
        {
            var more = known.Zip(active, (a, b) => a || b).ToArray();
            if (more.SequenceEqual(known))
            {
                return;
            }

            active = more;
        }

        _active[function.Name] = active;
        pending.Enqueue(function.Name);
    }
}
