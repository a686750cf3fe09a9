using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Analyses;

/// <summary>Activity in a function and in the helpers it reaches, each for all of its calls together.</summary>
public sealed class ModuleActivity
{
    private readonly Module _module;
    private readonly Dictionary<string, bool[]> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool[]> _filled = new(StringComparer.Ordinal);
    private readonly Queue<string> _pending = new();

    private ModuleActivity(Module module) => _module = module;

    /// <summary>Follows activity from the parameters of main into helpers, and back through the arrays that they write to.</summary>
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

        return walk._parameters.Keys.ToDictionary(name => name, name => walk.In(module[name]), StringComparer.Ordinal);
    }

    private Activity In(Function function) => Activity.Of(function, _parameters[function.Name], Fills);

    private bool Fills(Call call, int argument) => _filled.TryGetValue(call.Callee, out var filled) && filled[argument];

    private void Follow(Function function)
    {
        var activity = In(function);
        foreach (var call in function.Body.Descendants().OfType<Call>())
        {
            Require(_module[call.Callee], [.. call.Arguments.Items.Select(activity.IsActive)]);
        }

        var written = Written(function);
        var filled = function.Parameters.Items.Select(parameter => written.Contains(parameter) && activity.IsActive(parameter)).ToArray();
        if (!(_filled.TryGetValue(function.Name, out var known) ? known.SequenceEqual(filled) : filled.All(parameter => !parameter)))
        {
            foreach (var caller in _parameters.Keys.Where(name => _module[name].Body.Descendants().OfType<Call>().Any(call => call.Callee == function.Name)))
            {
                _pending.Enqueue(caller);
            }
        }

        _filled[function.Name] = filled;
    }

    /// <summary>The memory that a function writes to, itself or by calls that are known to.</summary>
    private HashSet<ValueId> Written(Function function)
    {
        var roots = new MemoryRoots(function);
        return
        [
            .. function.Body.Descendants().SelectMany(instruction => instruction is Call call
                ? call.Arguments.Items.Where((_, i) => Fills(call, i))
                : instruction.Written() is { } memory ? [memory] : []).Select(roots.Of),
        ];
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
