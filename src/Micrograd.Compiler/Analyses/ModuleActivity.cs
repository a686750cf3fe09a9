using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Activity in a function and in the helpers it reaches, each for all of its calls together.</summary>
public sealed class ModuleActivity
{
    private readonly Module _module;
    private readonly Dictionary<string, bool[]> _parameters = new(StringComparer.Ordinal);
    private readonly Queue<string> _pending = new();

    private ModuleActivity(Module module) => _module = module;

    /// <summary>Follows activity from the parameters of main through calls.</summary>
    /// <param name="module">A primal module.</param>
    /// <param name="activeParameters">One flag per parameter of main.</param>
    public static IReadOnlyDictionary<string, Activity> Of(Module module, IReadOnlyList<bool> activeParameters)
    {
        var walk = new ModuleActivity(module);
        walk.Require(module.Main, [.. activeParameters]);
        while (walk._pending.Count > 0)
        {
            walk.Follow(module[walk._pending.Dequeue()]);
        }

        return walk._parameters.ToDictionary(entry => entry.Key, entry => Activity.Of(module[entry.Key], entry.Value), StringComparer.Ordinal);
    }

    private void Follow(Function function)
    {
        var activity = Activity.Of(function, _parameters[function.Name]);
        foreach (var call in function.Body.Descendants().OfType<Call>())
        {
            Require(_module[call.Callee], [.. call.Arguments.Items.Select(activity.IsActive)]);
        }
    }

    private void Require(Function function, bool[] active)
    {
        if (_parameters.TryGetValue(function.Name, out var known))
        {
            var more = known.Zip(active, (a, b) => a || b).ToArray();
            if (more.SequenceEqual(known))
            {
                return;
            }

            active = more;
        }

        _parameters[function.Name] = active;
        _pending.Enqueue(function.Name);
    }
}
